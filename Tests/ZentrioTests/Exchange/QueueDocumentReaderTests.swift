import FoundationEssentials
import MediaModel
import Testing

@testable import Zentrio

nonisolated struct QueueDocumentReaderTests {
    private func read(_ text: String) throws(CommandFailure) -> ImportReading {
        try QueueDocumentReader(exists: { _ in false }).read(Data(text.utf8))
    }

    /// A queue of three as it is exported, with a part of the second replaced.
    private func document(replacing part: String, with other: String) throws -> String {
        let downloads = try (1...3).map { try SampleDownloads.film($0) }
        let texts = try downloads.map { try JSONText.text(QueueDocument([$0]), isPretty: false) }
        let entries = texts.map { text in
            text.replacing("{\"downloads\":[", with: "").replacing(
                "],\"format\":\"zentrio-queue\",\"version\":1}", with: "")
        }
        let damaged = entries[1].replacing(part, with: other)
        #expect(damaged != entries[1])
        let list = [entries[0], damaged, entries[2]].joined(separator: ",")
        return "{\"downloads\":[\(list)],\"format\":\"zentrio-queue\",\"version\":1}"
    }

    @Test(
        arguments: [
            ("https://media.example/2.mp4", "ftp://media.example/2.mp4", ""),
            ("\"state\":", "\"stand\":", "state is missing"),
            ("\"watched\":false", "\"watched\":\"no\"", "watched is not understood"),
        ])
    func entry_thatCannotBeRead_isNamedAndTheOthersAreThere(part: String, other: String, says: String) throws {
        let reading = try read(try document(replacing: part, with: other))
        #expect(reading.items.map(\.place) == [1, 3])
        #expect(reading.problems.map(\.place) == [2])
        #expect(reading.problems.first?.sentence.hasPrefix("This entry cannot be read") == true)
        #expect(says.isEmpty || reading.problems.first?.sentence.contains(says) == true)
    }

    @Test func entries_thatAreNone_areNamed() throws {
        let reading = try read(#"{"format":"zentrio-queue","version":1,"downloads":[7,null,"text",{},[]]}"#)
        #expect(reading.items.isEmpty)
        #expect(reading.problems.map(\.place) == [1, 2, 3, 4, 5])
        #expect(reading.problems.allSatisfy { $0.sentence.hasSuffix(".") })
    }

    @Test func document_ofAnotherKind_isWrongUsage() {
        for text in ["{}", "[]", #"{"format":"other","version":1,"downloads":[]}"#] {
            #expect(throws: CommandFailure.self) { try read(text) }
        }
    }
}
