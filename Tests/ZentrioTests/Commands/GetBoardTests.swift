import MediaModel
import Testing

@testable import Zentrio

struct GetBoardTests {
    private var board = GetBoard()

    private mutating func add(_ download: Download) -> Download {
        board.put(download, links: [download.request.stream.address.text])
        return download
    }

    private func changed(_ download: Download, to state: DownloadState) -> Download {
        var download = download
        if state == .failed { download.failure = CommandSamples.failure(.serverError) }
        download.state = state
        return download
    }

    @Test mutating func runningFile_isNotTheEnd() throws {
        _ = add(try CommandSamples.download())
        #expect(board.ending == nil)
    }

    @Test mutating func lastFile_isTheEnd() throws {
        let first = add(try CommandSamples.download("a"))
        let second = add(try CommandSamples.download("b"))
        #expect(board.replace(with: changed(first, to: .completed))?.title == "a")
        #expect(board.ending == nil)
        _ = board.replace(with: changed(second, to: .completed))
        #expect(board.ending == .done)
    }

    @Test mutating func merge_isNotForgottenBetweenItsFrames() throws {
        let download = add(try CommandSamples.download())
        var progress = download.progress
        progress.mergedFraction = 0.4
        board.apply(progress, of: download.id)
        _ = board.replace(with: changed(download, to: .completing))
        #expect(board.rows.first?.note == "merging \(Wording.percent(0.4))")
        _ = board.replace(with: changed(download, to: .paused))
        #expect(board.rows.first?.download.progress.mergedFraction == nil)
    }

    @Test mutating func failedFile_decidesTheNumber() throws {
        let download = add(try CommandSamples.download())
        _ = board.replace(with: changed(download, to: .failed))
        #expect(board.ending == .networkFailed)
    }

    @Test mutating func fullDisk_isTheEndWhenNothingElseMoves() throws {
        let full = add(try CommandSamples.download("a"))
        let other = add(try CommandSamples.download("b"))
        _ = board.replace(with: changed(full, to: .waiting(.space(ByteCount(5)))))
        #expect(board.ending == nil)
        _ = board.replace(with: changed(other, to: .completed))
        #expect(board.ending == .waitingForSpace)
    }

    @Test mutating func nextTry_isWaitedFor() throws {
        let download = add(try CommandSamples.download())
        _ = board.replace(with: changed(download, to: .waiting(.retryAt(Timestamp(rawValue: 5_000)))))
        #expect(board.ending == nil)
    }

    @Test mutating func refusedLink_outweighsTheFinishedOne() throws {
        board.refuse(CommandFailure(.notFound, "This file is no longer at the source."))
        let download = add(try CommandSamples.download())
        #expect(board.ending == nil)
        _ = board.replace(with: changed(download, to: .completed))
        #expect(board.ending == .notFound)
    }

    @Test mutating func otherDownloads_areNoBusinessOfTheCommand() throws {
        let stranger = try CommandSamples.download("stranger")
        _ = add(try CommandSamples.download())
        #expect(board.replace(with: changed(stranger, to: .failed)) == nil)
        #expect(board.ending == nil)
    }

    @Test mutating func pausedFile_isTheEndAndKeepsItsProgress() throws {
        let download = add(try CommandSamples.download())
        _ = board.replace(with: changed(download, to: .pausing))
        #expect(board.ending == nil)
        _ = board.replace(with: changed(download, to: .paused))
        #expect(board.ending == .interrupted)
    }

    @Test mutating func removedFile_isTheEnd() throws {
        let download = add(try CommandSamples.download())
        #expect(board.remove(download.id)?.download.state == .removed)
        #expect(board.ending == .failed)
    }

    @Test mutating func fileThatIsAskedForAgain_hasItsNewFacts() throws {
        let download = add(try CommandSamples.download())
        board.put(changed(download, to: .completed), links: ["again"])
        #expect(board.ending == .done)
    }

    @Test mutating func sameDownloadFromTwoLinks_isOneRow() throws {
        let download = add(try CommandSamples.download())
        board.put(download, links: ["https://films.example/", "https://other.example/"])
        #expect(board.rows.map(\.links) == [["https://films.example/", "https://other.example/"]])
    }

    @Test mutating func frame_changesFiguresOnly() throws {
        let download = add(try CommandSamples.download())
        board.apply(DownloadProgress(downloaded: ByteCount(7)), of: download.id)
        #expect(board.rows.first?.download.progress.downloaded == ByteCount(7))
    }
}
