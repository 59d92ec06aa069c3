import DownloadRuntime
import MediaModel
import Testing
import ZentrioTestSupport

extension DownloadRepositoryTests {
    @Suite(.timeLimit(.minutes(10)))
    struct CrashReset {
        private let folder: TestFolder
        private let repository: DownloadRepository

        init() throws {
            folder = try TestFolder()
            repository = try DownloadRepository(path: folder.path("downloads.sqlite"))
        }

        /// What a start makes of a download that a crash left in `state`.
        private func restored(
            _ state: DownloadState, at address: String? = nil, total: Int? = nil, marks: ResumeState? = nil,
            sizes: [String: ByteCount] = [:]
        ) async throws -> Download? {
            var request = try Samples.film()
            if let address { request.stream.address = try Samples.address(address) }
            let progress = DownloadProgress(downloaded: .zero, total: total.map { ByteCount($0) })
            let stored = StoredDownload(
                download: Download(request: request, state: state, progress: progress, addedAt: ManualClock.start),
                targetPath: "/film.mp4")
            try await repository.commit([StoreChange(from: nil, stored: stored)], at: ManualClock.start)
            if state == .running, marks == nil {
                try await repository.commit(try LedgerSamples.state(), for: request.id)
            }
            if let marks { try await repository.commit(marks, for: request.id) }
            let downloads: [StoredDownload] = try await repository.restore(
                at: ManualClock.start, sizeOfFile: { sizes[$0] }, into: []
            ) { $0.append($1) }
            #expect(try await repository.downloads() == downloads, "what is returned is what is stored")
            return downloads.first?.download
        }

        @Test(arguments: [DownloadState.scheduled, .running, .completing])
        func whatHadAWorker_isPending(state: DownloadState) async throws {
            #expect(try await restored(state)?.state == .pending)
        }

        @Test func whatWasPausing_isPaused() async throws {
            #expect(try await restored(.pausing)?.state == .paused)
        }

        @Test(arguments: [DownloadState.pending, .paused, .waiting(.network), .cancelled])
        func whatHadNone_isUnchanged(state: DownloadState) async throws {
            #expect(try await restored(state)?.state == state)
        }

        @Test func committedBytes_areCounted() async throws {
            #expect(try await restored(.running)?.progress.downloaded == ByteCount(400))
        }

        @Test func fileThatHasItsName_isTakenOver() async throws {
            let download = try await restored(.completing, total: 9, sizes: ["/film.mp4": ByteCount(9)])
            #expect(download?.state == .completed)
            #expect(download?.finalPath == "/film.mp4")
            #expect(download?.progress.downloaded == ByteCount(9))
        }

        /// A power loss takes commits that nobody waited for; the marks of all bytes are waited for.
        @Test(arguments: [DownloadState.pending, .scheduled, .running, .pausing, .waiting(.network)])
        func fileThatHasItsNameBeforeItsState_isTakenOver(state: DownloadState) async throws {
            let marks = try LedgerSamples.finishedState()
            let size = try #require(marks.resource.total)
            let download = try await restored(state, marks: marks, sizes: ["/film.mp4": size])
            #expect(download?.state == .completed)
            #expect(download?.finalPath == "/film.mp4")
            #expect(try await repository.resumeState(of: try Samples.film().id) == nil)
        }

        @Test func fileThatGotANumber_isTakenOver() async throws {
            let marks = try LedgerSamples.finishedState()
            let size = try #require(marks.resource.total)
            let sizes = ["/film.mp4": size, "/film (2).mp4": size, "/film (4).mp4": size]
            #expect(try await restored(.running, marks: marks, sizes: sizes)?.finalPath == "/film (2).mp4")
        }

        @Test(arguments: ["get", "film.mp4"])
        func fileThatGotTheEndingOfItsBytes_isTakenOver(address: String) async throws {
            let sizes = ["/film.webm": ByteCount(9)]
            let download = try await restored(.completing, at: address, total: 9, sizes: sizes)
            #expect(download?.finalPath == (address == "get" ? "/film.webm" : nil))
        }

        @Test func fileWithBytesMissingByTheMarks_isNotTakenOver() async throws {
            let total = try #require(try LedgerSamples.state().resource.total)
            #expect(try await restored(.running, sizes: ["/film.mp4": total])?.state == .pending)
        }

        @Test func fileOfAnotherSize_isNotTakenOver() async throws {
            #expect(try await restored(.completing, total: 9, sizes: ["/film.mp4": ByteCount(8)])?.state == .pending)
        }

        @Test func somebodyElsesFileOfThatName_isNotTakenOver() async throws {
            let sizes = ["/film.mp4": ByteCount(9), "/film.mp4.zentrio-part": ByteCount(9)]
            #expect(try await restored(.completing, total: 9, sizes: sizes)?.state == .pending)
        }
    }
}
