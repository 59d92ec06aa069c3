import DownloadRuntime
import MediaModel
import Testing

@testable import Zentrio

struct GetBoardTests {
    private var board = GetBoard()

    private mutating func add(_ download: Download) -> Download {
        board.add(download, link: download.request.stream.address.text)
        return download
    }

    private func change(_ download: Download, to state: DownloadState) -> DownloadEvent {
        var download = download
        if state == .failed { download.failure = CommandSamples.failure(.serverError) }
        download.state = state
        return .statusChanged(.init(from: .running, download: download))
    }

    @Test mutating func runningFile_isNotTheEnd() throws {
        _ = add(try CommandSamples.download())
        #expect(board.ending == nil)
    }

    @Test mutating func lastFile_isTheEnd() throws {
        let first = add(try CommandSamples.download("a"))
        let second = add(try CommandSamples.download("b"))
        #expect(board.apply(change(first, to: .completed))?.title == "a")
        #expect(board.ending == nil)
        _ = board.apply(change(second, to: .completed))
        #expect(board.ending == .done)
    }

    @Test mutating func failedFile_decidesTheNumber() throws {
        let download = add(try CommandSamples.download())
        _ = board.apply(change(download, to: .failed))
        #expect(board.ending == .networkFailed)
    }

    @Test mutating func fullDisk_isTheEndWhenNothingElseMoves() throws {
        let full = add(try CommandSamples.download("a"))
        let other = add(try CommandSamples.download("b"))
        _ = board.apply(change(full, to: .waiting(.space(ByteCount(5)))))
        #expect(board.ending == nil)
        _ = board.apply(change(other, to: .completed))
        #expect(board.ending == .waitingForSpace)
    }

    @Test mutating func nextTry_isWaitedFor() throws {
        let download = add(try CommandSamples.download())
        _ = board.apply(change(download, to: .waiting(.retryAt(Timestamp(rawValue: 5_000)))))
        #expect(board.ending == nil)
    }

    @Test mutating func refusedLink_outweighsTheFinishedOne() throws {
        board.refuse(CommandFailure(.notFound, "This file is no longer at the source."))
        let download = add(try CommandSamples.download())
        #expect(board.ending == nil)
        _ = board.apply(change(download, to: .completed))
        #expect(board.ending == .notFound)
    }

    @Test mutating func otherDownloads_areNoBusinessOfTheCommand() throws {
        let stranger = try CommandSamples.download("stranger")
        _ = add(try CommandSamples.download())
        #expect(board.apply(change(stranger, to: .failed)) == nil)
        #expect(board.ending == nil)
    }

    @Test mutating func sameDownloadFromTwoLinks_isOneRow() throws {
        let download = add(try CommandSamples.download())
        board.add(download, link: "https://other.example/")
        #expect(board.rows.count == 1)
    }

    @Test mutating func frame_changesFiguresOnly() throws {
        let download = add(try CommandSamples.download())
        #expect(board.apply(.progress(download.id, DownloadProgress(downloaded: ByteCount(7)))) == nil)
        #expect(board.rows.first?.download.progress.downloaded == ByteCount(7))
    }
}
