import FoundationEssentials
import MediaModel
import Testing

@testable import Zentrio

nonisolated struct ImportFileTests {
    private func read(_ text: String) throws(CommandFailure) -> ImportReading {
        try ImportFile(data: Data(text.utf8), workingDirectory: "/", exists: { _ in false }).read()
    }

    private func failure(_ text: String) -> CommandFailure? {
        do {
            _ = try read(text)
            return nil
        } catch {
            return error
        }
    }

    @Test func kind_isFoundOut() throws {
        #expect(try read("https://a.example/1.mp4").unit == .line)
        #expect(try read(" \n[{\"url\":\"https://a.example/1.mp4\"}]").unit == .entry)
        #expect(try read("\u{FEFF}{\"format\":\"zentrio-queue\",\"version\":1,\"downloads\":[]}").items.isEmpty)
    }

    @Test func mark_ofTheByteOrder_isNoPartOfTheFirstLink() throws {
        #expect(try read("\u{FEFF}https://a.example/1.mp4").items.count == 1)
    }

    @Test func file_empty_holdsNothing() throws {
        let reading = try read("\n\n")
        #expect(reading.items.isEmpty && reading.problems.isEmpty)
    }

    @Test(
        arguments: [
            "{}", "{\"format\":\"other\",\"version\":1,\"downloads\":[]}", "[1", "{\"format\":\"zentrio-queue\"",
        ])
    func json_ofAnotherKind_isWrongUsage(text: String) {
        #expect(failure(text)?.status == .wrongUsage)
    }

    @Test func document_ofALaterVersion_saysSo() {
        let failure = failure("{\"format\":\"zentrio-queue\",\"version\":2,\"downloads\":[]}")
        #expect(failure?.sentence.contains("later version") == true)
    }

    @Test func links_inUTF16_areRead() throws {
        let text = "https://a.example/1.mp4\r\nhttps://b.example/ü.mp4\r\n"
        for isLittle in [true, false] {
            let units = [0xFEFF] + Array(text.utf16)
            let bytes = units.flatMap { unit -> [UInt8] in
                let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
                return isLittle ? pair.reversed() : pair
            }
            let reading = try ImportFile(data: Data(bytes), workingDirectory: "/", exists: { _ in false }).read()
            #expect(reading.items.map(\.place) == [1, 2])
            #expect(reading.problems.isEmpty)
        }
    }

    @Test func line_inAnotherEncoding_isNamedAndTheOthersAreThere() throws {
        var bytes = Array("https://a.example/1.mp4\n# ".utf8)
        bytes += [0xFC] + Array("\nhttps://a.example/".utf8)
        bytes += [0xFC] + Array(".mp4\r\n  dir=/skipped\nhttps://a.example/3.mp4\r\n out=".utf8)
        bytes += [0xFC] + Array(".mp4\n dir=/films\n".utf8)
        let reading = try ImportFile(data: Data(bytes), workingDirectory: "/", exists: { _ in false }).read()
        #expect(reading.items.map(\.place) == [1, 5])
        #expect(reading.items.map(\.entry.request.outputDirectory) == [nil, "/films"])
        #expect(reading.problems.map(\.place) == [3, 6])
    }

    @Test func bytes_thatAreNoText_areWrongUsage() {
        let file = ImportFile(data: Data([0x89, 0xFF, 0x00]), workingDirectory: "/", exists: { _ in false })
        #expect(throws: CommandFailure.self) { try file.read() }
    }
}
