import MediaModel
import Testing
import ZentrioTestSupport

@testable import DownloadRuntime

struct PublicationTests {
    private let folder: TestFolder

    init() throws {
        folder = try TestFolder()
    }

    private func publication(
        _ name: String, at address: String? = nil, bytes: [UInt8], total: Int64?, checksum: Checksum? = nil
    ) throws -> Publication {
        var request = try Samples.film(name)
        if let address { request.stream.address = try Samples.address(address) }
        request.checksum = checksum
        let download = Download(
            request: request, state: .completing,
            progress: DownloadProgress(total: total.map(ByteCount.init(rawValue:))), addedAt: ManualClock.start)
        let stored = StoredDownload(download: download, targetPath: folder.path(name))
        try TestFolder.write(bytes, to: stored.partialFilePath)
        return Publication(
            ticket: WorkTicket(generation: 1, stored: stored), file: PartialFile(path: stored.partialFilePath))
    }

    @Test func oneThatIsDamaged_doesNotKeepTheOthersBack() throws {
        let results = Publication.publish([
            try publication("a/one.mp4", bytes: [1], total: 1),
            try publication("a/two.mp4", bytes: [1, 2], total: 3),
            try publication("b/three.mp4", bytes: [1, 2, 3], total: nil),
        ])
        #expect(try results[0].get().path == folder.path("a/one.mp4"))
        #expect(throws: DownloadFailure.self) { try results[1].get() }
        #expect(try results[2].get().size == ByteCount(3))
        #expect(TestFolder.exists(folder.path("a/two.mp4" + PartialFile.suffix)))
        #expect(!TestFolder.exists(folder.path("a/two.mp4")))
    }

    @Test func samePath_givesTheSecondANumber() throws {
        let first = try publication("film.mp4", bytes: [1], total: 1)
        #expect(try Publication.publish([first])[0].get().path == folder.path("film.mp4"))
        let second = try publication("film.mp4", bytes: [2], total: 1)
        #expect(try Publication.publish([second])[0].get().path == folder.path("film (2).mp4"))
    }

    @Test(arguments: [("get?id=7", "film.flac"), ("film.bin", "film.flac"), ("film.mp4", "film.mp4")])
    func addressWithoutAnEnding_leavesItToTheBytes(address: String, name: String) throws {
        let film = try publication("film.mp4", at: address, bytes: Array("fLaC".utf8), total: 4)
        #expect(try Publication.publish([film])[0].get().path == folder.path(name))
        #expect(!TestFolder.exists(film.file.path))
    }

    @Test func bytesOfNoKnownKind_areCalledMP4() throws {
        let film = try publication("film.mp4", at: "get", bytes: [1], total: 1)
        #expect(try Publication.publish([film])[0].get().path == folder.path("film.mp4"))
    }

    @Test func endingOfTheBytes_whoseNameIsTaken_getsANumber() throws {
        try TestFolder.write([1], to: folder.path("film.flac"))
        let film = try publication("film.mp4", at: "get", bytes: Array("fLaC".utf8), total: 4)
        #expect(try Publication.publish([film])[0].get().path == folder.path("film (2).flac"))
    }

    @Test func endingOfTheBytes_whoseNameIsPromised_isNotTakenAway() throws {
        try TestFolder.write([1], to: folder.path("film.flac" + PartialFile.suffix))
        let film = try publication("film.mp4", at: "get", bytes: Array("fLaC".utf8), total: 4)
        #expect(try Publication.publish([film])[0].get().path == folder.path("film.mp4"))
    }

    @Test func largeOrChecked_isPublishedByItself() throws {
        #expect(try publication("a", bytes: [], total: 1_000).isSmall)
        #expect(!(try publication("b", bytes: [], total: 1 << 20).isSmall))
        #expect(!(try publication("c", bytes: [], total: nil).isSmall))
        let checksum = Checksum("sha-256=" + String(repeating: "0", count: 64))
        #expect(checksum != nil)
        #expect(!(try publication("d", bytes: [], total: 1_000, checksum: checksum).isSmall))
    }
}
