import FoundationEssentials
import MediaModel
import Testing

@testable import Zentrio

nonisolated struct ImportPlanTests {
    private func reading(_ text: String) -> ImportReading {
        var reader = LinkListReader(workingDirectory: "/")
        return reader.read(text)
    }

    @Test func links_twiceInTheFile_areAddedOnce() {
        let plan = ImportPlan(
            reading("https://a.example/1.mp4\nhttps://a.example/2.mp4\nhttps://a.example/1.mp4"), downloads: [])
        #expect(
            plan.entries.map(\.request.stream.address.text) == ["https://a.example/1.mp4", "https://a.example/2.mp4"])
        #expect(plan.knownCount == 1)
    }

    @Test func links_inTheQueue_areLeftAlone() throws {
        let known = try SampleDownloads.film(1, state: .paused)
        let plan = ImportPlan(reading("https://media.example/1.mp4\nhttps://media.example/2.mp4"), downloads: [known])
        #expect(plan.entries.map(\.request.stream.address.text) == ["https://media.example/2.mp4"])
        #expect(plan.knownCount == 1)
    }

    @Test func link_withTwoFileNames_isTwoFiles() {
        let plan = ImportPlan(
            reading("https://a.example/x\n dir=/f\n out=a.mp4\nhttps://a.example/x\n dir=/f\n out=b.mp4"), downloads: []
        )
        #expect(plan.entries.map(\.request.fileName) == ["a.mp4", "b.mp4"])
        #expect(plan.knownCount == 0)
    }

    @Test func entries_thatShareAName_getNamesOfTheirOwn() throws {
        var downloads = [try SampleDownloads.film(1), try SampleDownloads.film(2)]
        downloads[1].request.id = downloads[0].id
        let file = ImportFile(
            data: Data(try JSONText.text(QueueDocument(downloads), isPretty: false).utf8), workingDirectory: "/",
            exists: { _ in false })
        let plan = ImportPlan(try file.read(), downloads: [])
        #expect(plan.entries.count == 2)
        #expect(Set(plan.entries.map(\.request.id)).count == 2)
    }

    @Test func entry_withTheNameOfAnotherDownload_getsOneOfItsOwn() throws {
        let known = try SampleDownloads.film(1)
        var other = try SampleDownloads.film(2)
        other.request.id = known.id
        let data = Data(try JSONText.text(QueueDocument([other]), isPretty: false).utf8)
        let plan = ImportPlan(try QueueDocumentReader(exists: { _ in false }).read(data), downloads: [known])
        #expect(plan.entries.count == 1)
        #expect(plan.entries.first?.request.id != known.id)
    }
}
