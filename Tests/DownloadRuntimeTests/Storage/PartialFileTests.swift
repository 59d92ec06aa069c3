import Glibc
import MediaModel
import Testing
import ZentrioTestSupport

@testable import DownloadRuntime

@Suite(.timeLimit(.minutes(10)))
struct PartialFileTests {
    private func file(_ folder: TestFolder, _ name: String = "film.mp4") -> PartialFile {
        PartialFile(path: folder.path(name + PartialFile.suffix))
    }

    @Test func open_missingFolders_areMadeOnlyWhenAsked() throws {
        let folder = try TestFolder()
        let file = file(folder, "a/b/film.mp4")
        let error = #expect(throws: DownloadFailure.self) { try file.open(createsFolders: false) }
        #expect(error?.code == .folderMissing)
        _ = try file.open(createsFolders: true)
        #expect(TestFolder.exists(file.path))
    }

    @Test(arguments: ["/media/nobody/stick/a", "/mnt/nodisk/a", "/run/media/nobody/stick", "/nodisk-at-all/a"])
    func open_placeOfADisk_isNeverMade(folder: String) {
        let error = #expect(throws: DownloadFailure.self) {
            try PartialFile(path: "\(folder)/film.zentrio-part").open(createsFolders: true)
        }
        #expect(error?.code == .folderMissing)
        #expect(!TestFolder.exists(folder))
    }

    @Test func open_nameTooLong_isTold() throws {
        let folder = try TestFolder()
        let error = #expect(throws: DownloadFailure.self) {
            try file(folder, String(repeating: "x", count: 300)).open(createsFolders: true)
        }
        #expect(error?.code == .notWritable)
    }

    @Test func open_fileInPlaceOfFolder_isTold() throws {
        let folder = try TestFolder()
        try TestFolder.write([1], to: folder.path("a"))
        let error = #expect(throws: DownloadFailure.self) { try file(folder, "a/film.mp4").open(createsFolders: true) }
        #expect(error?.code == .notWritable)
        #expect(error?.sentence.hasPrefix("A file is where the download folder should be.") == true)
    }

    @Test(arguments: ["/proc/nowhere", "/proc", "/proc/self"])
    func open_placeThatIsNoDisk_cannotBeWritten(folder: String) {
        let file = PartialFile(path: folder + "/film.mp4" + PartialFile.suffix)
        let error = #expect(throws: DownloadFailure.self) { try file.open(createsFolders: true) }
        #expect(error?.code == .notWritable)
    }

    @Test(arguments: ["loop/film.mp4", "loop/a/film.mp4"])
    func open_folderThatIsALinkToItself_cannotBeWritten(name: String) throws {
        let folder = try TestFolder()
        try #require(symlink("loop", folder.path("loop")) == 0)
        let error = #expect(throws: DownloadFailure.self) { try file(folder, name).open(createsFolders: true) }
        #expect(error?.code == .notWritable)
        #expect(error?.sentence == "The download folder cannot be written. Choose another place.")
    }

    @Test func handle_writesReadsAndTruncates() throws {
        let folder = try TestFolder()
        let handle = try file(folder).open(createsFolders: true)
        #expect([1, 2, 3].withUnsafeBytes { bytes in handle.write(UnsafeRawBufferPointer(bytes), at: 5) } == nil)
        #expect(handle.size == ByteCount(5 + 3 * MemoryLayout<Int>.size))
        #expect(try handle.read(5, at: 0) == [0, 0, 0, 0, 0])
        try handle.truncate(to: ByteCount(6))
        #expect(try handle.read(100, at: 5) == [1])
        try handle.synchronize()
    }

    @Test func reserve_largeFile_takesTheRoom() throws {
        let folder = try TestFolder()
        let handle = try file(folder).open(createsFolders: true)
        try handle.reserve(.mebibytes(1))
        #expect(handle.size == .zero)
        try handle.reserve(.mebibytes(6))
        #expect(handle.size == .mebibytes(6) || handle.size == .zero)
    }

    /// On a file system in memory the reservation would hold up the writes.
    @Test(.enabled(if: SmallDisk.isAvailable, "needs the right to mount a disk"))
    func reserve_inMemory_onlyLooksAtTheRoom() throws {
        let disk = try SmallDisk(kibibytes: 8_000)
        let path = disk.path("film.mp4.zentrio-part")
        let handle = try PartialFile(path: path).open(createsFolders: false)
        try handle.reserve(.mebibytes(7))
        #expect(Disk.allocatedBytes(at: path) == .zero)
        #expect(throws: DownloadFailure.self) { try handle.reserve(.mebibytes(9)) }
    }

    @Test func reserve_moreThanTheDiskHas_tellsHowMuchIsMissing() throws {
        let folder = try TestFolder()
        let handle = try file(folder).open(createsFolders: true)
        let error = #expect(throws: DownloadFailure.self) { try handle.reserve(.gibibytes(1 << 20)) }
        #expect(error?.code == .diskFull)
        #expect((error?.missingSpace ?? .zero) > .gibibytes(1 << 19))
        #expect(handle.size == .zero)
    }

    @Test(.enabled(if: SmallDisk.isAvailable, "needs the right to mount a disk"))
    func reserve_roomForTheFileAlone_tellsWhatTheReserveLacks() throws {
        let disk = try SmallDisk(kibibytes: 8 * 1_024)
        let handle = try PartialFile(path: disk.path("film.mp4.zentrio-part")).open(createsFolders: false)
        try handle.reserve(.mebibytes(6), leaving: .mebibytes(1))
        let error = #expect(throws: DownloadFailure.self) { try handle.reserve(.mebibytes(6), leaving: .mebibytes(3)) }
        #expect(error?.code == .diskFull)
        let missing = error?.missingSpace ?? .zero
        #expect(missing >= .mebibytes(1) && missing < .mebibytes(2))
    }

    @Test func publish_freeName_getsIt() async throws {
        let folder = try TestFolder()
        let file = file(folder)
        try TestFolder.write([7], to: file.path)
        #expect(try await file.publish(as: folder.path("film.mp4")) == folder.path("film.mp4"))
        #expect(folder.files == ["film.mp4"])
    }

    @Test func publish_takenName_getsANumberAndOverwritesNothing() async throws {
        let folder = try TestFolder()
        for (byte, name) in [(UInt8(1), "film.mp4"), (2, "film (2).mp4"), (3, "film (3).mp4")] {
            let file = file(folder)
            try TestFolder.write([byte], to: file.path)
            #expect(try await file.publish(as: folder.path("film.mp4")) == folder.path(name))
        }
        #expect(try TestFolder.read(folder.path("film.mp4")) == [1])
        #expect(try TestFolder.read(folder.path("film (3).mp4")) == [3])
    }

    @Test func publish_sameBytesUnderItsOwnName_areTakenForThisFile() async throws {
        let folder = try TestFolder()
        let bytes = [UInt8](repeating: 9, count: 3_000_000)
        try TestFolder.write(bytes, to: folder.path("film.mp4"))
        let file = file(folder)
        try TestFolder.write(bytes, to: file.path)
        #expect(try await file.publish(as: folder.path("film.mp4")) == folder.path("film.mp4"))
        #expect(folder.files == ["film.mp4"])
        #expect(try TestFolder.read(folder.path("film.mp4")) == bytes)
    }

    /// Whoever removed the one download would lose the other's film.
    @Test func publish_sameBytesUnderAnotherName_areAnotherDownloads() async throws {
        let folder = try TestFolder()
        try TestFolder.write([1, 2, 3], to: folder.path("film.mkv"))
        let file = file(folder)
        try TestFolder.write([1, 2, 3], to: file.path)
        let path = try await file.publish(as: folder.path("film.mkv"), ownPath: folder.path("film.mp4"))
        #expect(path == folder.path("film (2).mkv"))
        #expect(Set(folder.files) == ["film.mkv", "film (2).mkv"])
    }

    @Test func publish_crashBetweenTheLinkAndTheUnlink_isFinished() async throws {
        let folder = try TestFolder()
        let file = file(folder)
        try TestFolder.write([1, 2, 3], to: file.path)
        #expect(link(file.path, folder.path("film.mkv")) == 0)
        let path = try await file.publish(as: folder.path("film.mkv"), ownPath: folder.path("film.mp4"))
        #expect(path == folder.path("film.mkv"))
        #expect(folder.files == ["film.mkv"])
    }

    @Test func publish_targetFolderGone_keepsThePart() async throws {
        let folder = try TestFolder()
        let file = file(folder)
        try TestFolder.write([7], to: file.path)
        let error = await #expect(throws: DownloadFailure.self) {
            try await file.publish(as: folder.path("gone/film.mp4"))
        }
        #expect(error?.code == .folderMissing)
        #expect(TestFolder.exists(file.path))
    }

    @Test func remove_missingFile_isFine() throws {
        let folder = try TestFolder()
        let file = file(folder)
        try file.remove()
        _ = try file.open(createsFolders: true)
        try file.remove()
        #expect(!TestFolder.exists(file.path))
    }

    // MARK: Sidecars

    private func fileWithSubtitles(_ folder: TestFolder, _ text: String) throws -> PartialFile {
        let part = folder.path("film.mp4.en.vtt" + PartialFile.suffix)
        try TestFolder.write(Array(text.utf8), to: part)
        try TestFolder.write([1, 2, 3], to: file(folder).path)
        return PartialFile(path: file(folder).path, sidecars: [.init(path: part, ending: "en.vtt")])
    }

    @Test func publish_subtitlesOfSomebodyElse_areNeverOverwritten() async throws {
        let folder = try TestFolder()
        try TestFolder.write(Array("mine".utf8), to: folder.path("film.en.vtt"))
        let path = try await fileWithSubtitles(folder, "new").publish(as: folder.path("film.mp4"))
        #expect(path == folder.path("film (2).mp4"))
        #expect(folder.files == ["film (2).en.vtt", "film (2).mp4", "film.en.vtt"])
        #expect(try TestFolder.read(folder.path("film.en.vtt")) == Array("mine".utf8))
    }

    @Test func publish_everyNameOfTheSubtitlesTaken_failsAndLosesNothing() async throws {
        let folder = try TestFolder()
        for name in PartialFile.names(for: folder.path("film.mp4")) {
            let taken = PartialFile.Sidecar(path: "", ending: "en.vtt").path(beside: name)
            try TestFolder.write(Array("mine".utf8), to: taken)
        }
        let before = folder.files
        let file = try fileWithSubtitles(folder, "new")
        await #expect(throws: DownloadFailure.self) { try await file.publish(as: folder.path("film.mp4")) }
        #expect(folder.files.count == before.count + 2)
        #expect(try TestFolder.read(file.sidecars[0].path) == Array("new".utf8))
    }

    @Test func publish_subtitlesThatAreThereAlready_keepTheirName() async throws {
        let folder = try TestFolder()
        try TestFolder.write(Array("same".utf8), to: folder.path("film.en.vtt"))
        let path = try await fileWithSubtitles(folder, "same").publish(as: folder.path("film.mp4"))
        #expect(path == folder.path("film.mp4"))
        #expect(folder.files == ["film.en.vtt", "film.mp4"])
    }

    @Test func open_symbolicLink_isRefused() throws {
        let folder = try TestFolder()
        try TestFolder.write([1], to: folder.path("victim"))
        #expect(symlink(folder.path("victim"), file(folder).path) == 0)
        #expect(throws: DownloadFailure.self) { try file(folder).open(createsFolders: true) }
    }
}
