import DownloadRuntime
import MediaModel
import Testing
import ZentrioTestSupport

@Suite(.timeLimit(.minutes(10)))
struct DownloadRuntimeTests {
    private var bench: RuntimeBench

    init() throws {
        bench = try RuntimeBench()
    }

    @Test func finishedDownload_hasItsNameAndBytes() async throws {
        let download = try await bench.run { runtime in
            let events = runtime.events()
            let id = try await runtime.add(Samples.film()).id
            try await bench.factory.next().finish(with: Array("the film".utf8))
            return await events.next("completed", of: id)
        }
        let path = bench.folder.path("media/zentrio/downloads/default/Movies/Metropolis (1927)/Metropolis (1927).mp4")
        #expect(download?.finalPath == path)
        #expect(download?.progress.downloaded == ByteCount(8))
        #expect(try TestFolder.read(path) == Array("the film".utf8))
        #expect(!TestFolder.exists(path + PartialFile.suffix))
    }

    @Test func changes_areToldInOrderAndAfterTheCommit() async throws {
        try await bench.run { runtime in
            let events = runtime.events()
            let id = try await runtime.add(Samples.film()).id
            try await bench.factory.next().finish()
            var names: [String] = []
            while names.last != "completed", let event = await events.next() {
                guard case .statusChanged(let change) = event else { continue }
                names.append(change.to.name)
                // Another connection sees at least this change.
                let stored = try await bench.repository().downloads().first { $0.id == id }
                #expect(stored != nil && (change.to != .completed || stored?.download.state == .completed))
            }
            #expect(names == ["pending", "scheduled", "running", "completing", "completed"])
        }
    }

    @Test func pause_isAnsweredWhenTheWorkerHasStopped() async throws {
        try await bench.run { runtime in
            let id = try await runtime.add(Samples.film()).id
            let worker = await bench.factory.next()
            worker.report(ByteCount(7), of: ByteCount(70))
            _ = try await runtime.send(.pause(id))
            #expect(worker.stopCount == 1)
            let download = await runtime.downloads().first
            #expect(download?.state == .paused)
            #expect(download?.progress.downloaded == ByteCount(7))
        }
    }

    @Test func pauseOfADeafWorker_isAnsweredAfterFiveSeconds() async throws {
        try await bench.run { runtime in
            let events = runtime.events()
            let id = try await runtime.add(Samples.film()).id
            let worker = await bench.factory.next()
            worker.ignoreStop()
            async let reply = runtime.send(.pause(id))
            await events.next("pausing", of: id)
            bench.clock.advance(by: .seconds(5))
            _ = try await reply
            #expect(await events.nextWarning()?.code == .pauseOverdue)
            #expect(await runtime.state(of: id) == .paused)
            worker.giveUp()
        }
    }

    @Test func pause_survivesARestart() async throws {
        let id = try await bench.run { runtime in
            let id = try await runtime.add(Samples.film()).id
            _ = await bench.factory.next()
            _ = try await runtime.send(.pause(id))
            return id
        }
        try await bench.run { runtime in
            #expect(await runtime.state(of: id) == .paused)
            #expect(bench.factory.madeCount == 1)
            _ = try await runtime.send(.resume(id))
            _ = await bench.factory.next()
        }
    }

    @Test func runningDownload_goesOnAfterARestart() async throws {
        let id = try await bench.run { runtime in
            let id = try await runtime.add(Samples.film()).id
            let worker = await bench.factory.next()
            worker.report(ByteCount(7))
            return id
        }
        try await bench.run { runtime in
            let worker = await bench.factory.next()
            #expect(worker.request.id == id)
            #expect(await runtime.downloads().first?.progress.downloaded == ByteCount(7))
        }
    }

    @Test func crashInTheMiddle_goesOnAtTheMarks() async throws {
        let request = try Samples.film()
        let stored = StoredDownload(
            download: Download(request: request, state: .running, addedAt: ManualClock.start),
            targetPath: bench.folder.path("media/film.mp4"))
        let repository = try bench.repository()
        try await repository.commit([StoreChange(from: nil, stored: stored)], at: ManualClock.start)
        try await repository.commit(try LedgerSamples.state(), for: request.id)
        try TestFolder.write([1], to: bench.folder.path("media/film.mp4.zentrio-part"))
        try await bench.run { runtime in
            let worker = await bench.factory.next()
            let marks = try await worker.ledger.resumeState(of: request.id)
            #expect(try marks == LedgerSamples.state())
            #expect(await runtime.downloads().first?.progress.downloaded == ByteCount(400))
        }
    }

    @Test func failure_isTriedAgainOnTimeAndThenGivenUp() async throws {
        try await bench.run { runtime in
            let events = runtime.events()
            let id = try await runtime.add(Samples.film()).id
            for seconds in [5, 15] {
                await bench.factory.next().fail(Samples.failure(.connectionLost))
                let waiting = await events.next("waiting", of: id)
                #expect(waiting?.state == .waiting(.retryAt(bench.clock.timestamp.advanced(by: .seconds(seconds)))))
                bench.clock.advance(by: .seconds(seconds))
            }
            await bench.factory.next().fail(Samples.failure(.connectionLost))
            let failed = await events.next("failed", of: id)
            #expect(failed?.failure?.sentence == "The server closed the connection. Tried 3 times, last at 21:04.")
        }
    }

    @Test func failureThatProgressHasOvertaken_isTakenOutOfTheList() async throws {
        try await bench.run { runtime in
            let events = runtime.events()
            let id = try await runtime.add(Samples.film()).id
            await bench.factory.next().fail(Samples.failure(.connectionLost))
            await events.next("waiting", of: id)
            bench.clock.advance(by: .seconds(5))
            let worker = await bench.factory.next()
            let running = await events.next("running", of: id)
            #expect(running?.failure?.code == .connectionLost)
            worker.report(ByteCount(7))
            bench.clock.advance(by: .seconds(1))
            var changed: Download?
            while changed == nil, let event = await events.next() {
                if case .downloadChanged(let download) = event { changed = download }
            }
            #expect(changed?.id == id && changed?.failure == nil)
            #expect(await runtime.downloads().first?.failure == nil)
        }
    }

    @Test func failure_survivesARestartAndCanBeRetried() async throws {
        let id = try await bench.run { runtime in
            let events = runtime.events()
            let id = try await runtime.add(Samples.film()).id
            await bench.factory.next().fail(Samples.failure(.notFound))
            await events.next("failed", of: id)
            return id
        }
        try await bench.run { runtime in
            #expect(await runtime.downloads().first?.failure?.code == .notFound)
            _ = try await runtime.send(.retry(id))
            _ = await bench.factory.next()
        }
    }

    @Test mutating func fullDisk_goesOnWhenThereIsRoom() async throws {
        let room = Room()
        bench.configuration.freeSpace = { _ in room.bytes }
        try await bench.run { runtime in
            let events = runtime.events()
            let id = try await runtime.add(Samples.film()).id
            await bench.factory.next().fail(Samples.failure(.diskFull, missing: .mebibytes(1)))
            let waiting = await events.next("waiting", of: id)
            #expect(waiting?.state == .waiting(.space(.mebibytes(1))))
            room.set(.mebibytes(1))
            bench.clock.advance(by: .seconds(2))
            _ = await bench.factory.next()
        }
    }

    @Test func cancel_deletesThePartFileAndStaysInTheList() async throws {
        try await bench.run { runtime in
            let id = try await runtime.add(Samples.film()).id
            let worker = await bench.factory.next()
            try TestFolder.write([1], to: worker.partialFilePath)
            _ = try await runtime.send(.cancel(id))
            #expect(await runtime.state(of: id) == .cancelled)
            #expect(!TestFolder.exists(worker.partialFilePath))
            #expect(!TestFolder.exists(bench.folder.path("media/zentrio/downloads/default")))
        }
    }

    @Test(arguments: [true, false])
    func remove_takesTheFileAlongOnlyWhenAsked(deleteFile: Bool) async throws {
        try await bench.run { runtime in
            let events = runtime.events()
            let id = try await runtime.add(Samples.film()).id
            try await bench.factory.next().finish()
            let path = try #require(await events.next("completed", of: id)?.finalPath)
            _ = try await runtime.send(.remove(id, deleteFile: deleteFile))
            #expect(TestFolder.exists(path) == !deleteFile)
            #expect(await runtime.downloads() == [])
            #expect(try await bench.repository().downloads() == [])
        }
    }

    @Test func removalThatACrashInterrupted_isFinished() async throws {
        let path = bench.folder.path("media/film.mp4")
        try TestFolder.write([1], to: path)
        let download = Download(
            request: try Samples.film(), state: .removed, addedAt: ManualClock.start, finalPath: path)
        let stored = StoredDownload(download: download, targetPath: path, cleanup: .everything)
        try await bench.repository().commit([StoreChange(from: nil, stored: stored)], at: ManualClock.start)
        try await bench.run { runtime in
            #expect(await runtime.downloads() == [])
            _ = try? await runtime.send(.remove(download.id, deleteFile: true))
        }
        #expect(!TestFolder.exists(path))
    }

    @Test func sameLinkTwice_isOneDownload() async throws {
        try await bench.run { runtime in
            let first = try await runtime.send(.enqueue(Samples.film()))
            let second = try await runtime.send(.enqueue(Samples.film()))
            #expect(first.download?.id == second.download?.id)
            guard case .download(_, isNew: false) = second else {
                Issue.record("the second one is new")
                return
            }
            #expect(await runtime.downloads().count == 1)
        }
    }

    @Test func twoTitlesOfOneName_getTwoFiles() async throws {
        let paths = try await bench.run { runtime in
            let events = runtime.events()
            var paths: [String?] = []
            for host in ["one", "two"] {
                let id = try await runtime.add(Samples.film(host: host)).id
                try await bench.factory.next().finish(with: Array(host.utf8))
                paths.append(await events.next("completed", of: id)?.finalPath)
            }
            return paths.compactMap(\.self)
        }
        #expect(paths.count == 2 && paths.last?.hasSuffix("Metropolis (1927) (2).mp4") == true)
        #expect(try paths.map { try TestFolder.read($0) } == [Array("one".utf8), Array("two".utf8)])
    }

    @Test func fileThatAppearedMeanwhile_isNotReplaced() async throws {
        let path = try await bench.run { runtime in
            let events = runtime.events()
            let id = try await runtime.add(Samples.film()).id
            let worker = await bench.factory.next()
            try TestFolder.write([9], to: String(worker.partialFilePath.dropLast(PartialFile.suffix.count)))
            try worker.finish()
            return await events.next("completed", of: id)?.finalPath
        }
        #expect(path?.hasSuffix("Metropolis (1927) (2).mp4") == true)
    }

    @Test func partFileOfTheWrongSize_isNotPublished() async throws {
        try await bench.run { runtime in
            let events = runtime.events()
            let id = try await runtime.add(Samples.film()).id
            let worker = await bench.factory.next()
            try TestFolder.write([1, 2, 3], to: worker.partialFilePath)
            worker.report(ByteCount(3), of: ByteCount(5))
            worker.endWell()
            let waiting = await events.next("waiting", of: id)
            #expect(waiting?.failure?.code == .damaged)
        }
    }

    @Test func refusedFolder_failsWithItsSentence() async throws {
        bench.factory.refuse(with: Samples.failure(.notWritable))
        try await bench.run { runtime in
            let events = runtime.events()
            let id = try await runtime.add(Samples.film()).id
            #expect(await events.next("failed", of: id)?.failure?.code == .notWritable)
        }
    }

    @Test mutating func poster_liesBesideTheFilm() async throws {
        bench.configuration.fetchArtwork = { _ in Artwork(bytes: [7, 7], fileExtension: "jpg") }
        try await bench.run { runtime in
            let events = runtime.events()
            var request = try Samples.film()
            request.item.poster = try Samples.address("poster.jpg")
            let id = try await runtime.add(request).id
            try await bench.factory.next().finish()
            await events.next("completed", of: id)
        }
        let path = bench.folder.path("media/zentrio/downloads/default/Movies/Metropolis (1927)/poster.jpg")
        #expect(try TestFolder.read(path) == [7, 7])
    }

    @Test mutating func posterThatCannotBeFetched_isOnlyAWarning() async throws {
        bench.configuration.fetchArtwork = { _ in throw Samples.failure(.notFound) }
        try await bench.run { runtime in
            let events = runtime.events()
            var request = try Samples.film()
            request.item.poster = try Samples.address("poster.jpg")
            let id = try await runtime.add(request).id
            try await bench.factory.next().finish()
            await events.next("completed", of: id)
            #expect(await events.nextWarning()?.code == .artworkFailed)
        }
    }

    @Test func shutdown_doesNotWaitForADeafWorker() async throws {
        let runtime = DownloadRuntime(
            configuration: bench.configuration, repository: try bench.repository(), factory: bench.factory,
            clock: bench.clock.runtimeClock)
        let events = runtime.events()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await runtime.run() }
            let id = try await runtime.add(Samples.film()).id
            let worker = await bench.factory.next()
            worker.ignoreStop()
            group.addTask { await runtime.shutdown() }
            await events.next("pending", of: id)
            await events.next("pending", of: id)
            bench.clock.advance(by: .milliseconds(1_500))
            try await group.next()
            #expect(worker.stopCount > 0)
            worker.giveUp()
            try await group.waitForAll()
        }
        await #expect(throws: DownloadCommandError.stopped) { try await runtime.send(.pauseAll) }
        #expect(await runtime.downloads() == [])
    }

    @Test func shutdownWithoutRun_endsAtOnce() async throws {
        let runtime = DownloadRuntime(
            configuration: bench.configuration, repository: try bench.repository(), factory: bench.factory)
        await runtime.shutdown()
        await runtime.run()
        #expect(await runtime.events().next() == nil)
    }

    @Test func order_survivesARestart() async throws {
        let ids = try await bench.run { runtime in
            var ids: [DownloadID] = []
            for title in ["a", "b", "c"] { ids.append(try await runtime.add(Samples.film(title)).id) }
            _ = try await runtime.send(.move(ids[2], before: ids[0]))
            return ids
        }
        try await bench.run { runtime in
            #expect(await runtime.downloads().map(\.id) == [ids[2], ids[0], ids[1]])
        }
    }

    @Test func watchPosition_survivesTheDownload() async throws {
        try await bench.run { runtime in
            let id = try await runtime.add(Samples.film()).id
            _ = try await runtime.send(.setWatchState(id, position: .seconds(90), isWatched: false))
            _ = try await runtime.send(.remove(id, deleteFile: true))
            let again = try await runtime.add(Samples.film())
            #expect(again.id != id)
            #expect(again.watchPosition == .seconds(90))
        }
    }

    @Test func past_ofAnotherList_survivesARestart() async throws {
        try await bench.run { runtime in
            let id = try await runtime.add(Samples.film()).id
            let past = DownloadPast(addedAt: Timestamp(rawValue: 5), isWatched: true, watchPosition: .seconds(90))
            _ = try await runtime.send(.setPast(id, past))
        }
        try await bench.run { runtime in
            let download = try #require(await runtime.downloads().first)
            #expect(download.addedAt == Timestamp(rawValue: 5) && download.isWatched)
            #expect(download.watchPosition == .seconds(90))
        }
    }

    @Test func unknownDownload_isNotFound() async throws {
        let id = DownloadID.make()
        try await bench.run { runtime in
            await #expect(throws: DownloadCommandError.notFound(id)) { try await runtime.send(.pause(id)) }
        }
    }

    // MARK: removing, adding, links, checksums

    @Test func sameLinkWhileItIsBeingRemoved_waitsAndGetsTheSameName() async throws {
        try await bench.run { runtime in
            let id = try await runtime.add(Samples.film()).id
            let worker = await bench.factory.next()
            worker.ignoreStop()
            let removal = await runtime.submit(.remove(id, deleteFile: true))
            let addition = await runtime.submit(.enqueue(try Samples.film()))
            worker.giveUp()
            _ = try await removal?.value().get()
            let again = try #require(try await addition?.value().get().download)
            #expect(again.id != id)
            #expect(await bench.factory.next().partialFilePath == worker.partialFilePath)
        }
    }

    @Test func removalWhileRunning_stopsTheWorkerAndForgets() async throws {
        try await bench.run { runtime in
            let id = try await runtime.add(Samples.film()).id
            let worker = await bench.factory.next()
            try TestFolder.write([1], to: worker.partialFilePath)
            _ = try await runtime.send(.remove(id, deleteFile: false))
            #expect(worker.stopCount > 0 && !TestFolder.exists(worker.partialFilePath))
            #expect(await runtime.downloads() == [])
            #expect(try await bench.repository().downloads() == [])
        }
    }

    @Test func resumeWhilePausing_startsAnewWhenTheWorkerIsGone() async throws {
        try await bench.run { runtime in
            let id = try await runtime.add(Samples.film()).id
            let worker = await bench.factory.next()
            worker.ignoreStop()
            let pause = await runtime.submit(.pause(id))
            _ = try await runtime.send(.resume(id))
            #expect(bench.factory.madeCount == 1)
            worker.giveUp()
            _ = try await pause?.value().get()
            #expect(await bench.factory.next().request.id == id)
        }
    }

    @Test func manyAtOnce_areOneCommitAndNotRepeated() async throws {
        try await bench.run { runtime in
            let requests = try (0..<50).map { try Samples.film("film\($0)") }
            let reply = try await runtime.send(.enqueueAll(requests + [Samples.film("film7")]))
            guard case .downloads(let ids, let new) = reply else {
                Issue.record("another reply")
                return
            }
            #expect(new.count == 50 && ids.count == 51 && ids[50] == ids[7])
            #expect(try await bench.repository().downloads().count == 50)
        }
    }

    @Test func manyAtOnce_thoseThatArePausedNeverStart() async throws {
        try await bench.run { runtime in
            let events = runtime.events()
            let requests = try (0..<3).map { try Samples.film("film\($0)") }
            _ = try await runtime.send(.enqueueAll(requests, paused: [requests[0].id, requests[2].id]))
            #expect(await bench.factory.next().request.id == requests[1].id)
            #expect(bench.factory.madeCount == 1)
            #expect(await runtime.state(of: requests[0].id) == .paused)
            #expect(await runtime.state(of: requests[2].id) == .paused)
            var states: [String] = []
            while let event = events.takeNext() {
                guard case .statusChanged(let change) = event, change.id == requests[0].id else { continue }
                states.append(change.to.name)
            }
            #expect(states == ["pending", "paused"])
            // Asked for again, they stay as they are.
            _ = try await runtime.send(.enqueueAll([requests[1]], paused: [requests[1].id]))
            #expect(await runtime.state(of: requests[1].id) != .paused)
        }
    }

    @Test mutating func expiredLink_isRenewedOnceAndRemembered() async throws {
        let fresh = try Samples.address("fresh.mp4")
        bench.configuration.renewLink = { request in
            var stream = request.stream
            stream.address = fresh
            return stream
        }
        try await bench.run { runtime in
            let events = runtime.events()
            let id = try await runtime.add(linked()).id
            await bench.factory.next().fail(Self.refusal)
            let second = await bench.factory.next()
            #expect(second.request.stream.address == fresh)
            second.fail(Self.refusal)
            let failed = await events.next("failed", of: id)
            #expect(failed?.request.stream.address == fresh)
            #expect(bench.factory.madeCount == 2)
        }
    }

    /// A link that lasts for less than the film takes.
    @Test mutating func addressThatExpiresAgain_isLookedForAgainAsLongAsBytesCome() async throws {
        bench.configuration.renewLink = { $0.stream }
        try await bench.run { runtime in
            let events = runtime.events()
            let id = try await runtime.add(linked()).id
            for bytes in [7, 9, 9] {
                let worker = await bench.factory.next()
                await worker.untilRunning()
                worker.report(ByteCount(bytes))
                worker.fail(Self.refusal)
            }
            #expect(await events.next("failed", of: id)?.failure == Self.refusal)
            #expect(bench.factory.madeCount == 3)
        }
    }

    private static var refusal: DownloadFailure {
        var failure = Samples.failure(.unauthorized)
        failure.httpStatus = 403
        return failure
    }

    /// A film that a page led to.
    private func linked() throws -> DownloadRequest {
        var request = try Samples.film()
        request.link = try Samples.address("watch")
        return request
    }

    @Test mutating func linkThatLeadsNowhere_saysWhyAndIsTriedAgainWhenThatPasses() async throws {
        bench.configuration.renewLink = { _ in throw Samples.failure(.serverError) }
        try await bench.run { runtime in
            let events = runtime.events()
            let id = try await runtime.add(linked()).id
            await bench.factory.next().fail(Self.refusal)
            #expect(await events.next("waiting", of: id)?.failure?.code == .serverError)
        }
    }

    @Test mutating func streamWithoutALink_isNotFollowed() async throws {
        bench.configuration.renewLink = { request in
            Issue.record("there is nothing to follow")
            return request.stream
        }
        try await bench.run { runtime in
            let events = runtime.events()
            let id = try await runtime.add(Samples.film()).id
            await bench.factory.next().fail(Self.refusal)
            #expect(await events.next("failed", of: id)?.failure == Self.refusal)
        }
    }

    @Test mutating func linkThatIsAnotherKindOfStream_goesOnAsThat() async throws {
        bench.configuration.renewLink = { request in
            var stream = request.stream
            stream.format = .hls
            return stream
        }
        try await bench.run { runtime in
            let events = runtime.events()
            var request = try Samples.film()
            request.link = request.stream.address
            let id = try await runtime.add(request).id
            await bench.factory.next().fail(Samples.failure(.notMedia))
            let second = await bench.factory.next()
            #expect(second.request.stream.format == .hls)
            try second.finish()
            #expect(await events.next("completed", of: id)?.request.stream.format == .hls)
        }
    }

    @Test mutating func pauseWhileALinkIsFollowed_doesNotWaitForIt() async throws {
        let (asked, ask) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingOldest(1))
        bench.configuration.renewLink = { _ in
            ask.yield()
            let (never, _) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingOldest(1))
            for await _ in never {}
            throw CancellationError()
        }
        try await bench.run { runtime in
            let id = try await runtime.add(linked()).id
            await bench.factory.next().fail(Self.refusal)
            for await _ in asked { break }
            _ = try await runtime.send(.pause(id))
            #expect(await runtime.state(of: id) == .paused)
        }
    }

    @Test func pageThatIsAddedAgain_bringsItsDownloadBackWithTheNewAddress() async throws {
        try await bench.run { runtime in
            let events = runtime.events()
            let id = try await runtime.add(linked()).id
            await bench.factory.next().fail(Samples.failure(.notFound))
            await events.next("failed", of: id)
            var again = try linked()
            again.stream.address = try Samples.address("fresh.mp4")
            #expect(try await runtime.add(again).id == id)
            #expect(await bench.factory.next().request.stream.address == again.stream.address)
            #expect(await runtime.downloads().count == 1)
        }
    }

    @Test func wrongChecksum_isNotPublishedAndFetchedAnewOnRetry() async throws {
        try await bench.run { runtime in
            let events = runtime.events()
            var request = try Samples.film()
            request.checksum = Checksum("md5=900150983cd24fb0d6963f7d28e17f72")
            let id = try await runtime.add(request).id
            let worker = await bench.factory.next()
            try await worker.ledger.commit(LedgerSamples.state(), for: id)
            try worker.finish(with: Array("abd".utf8))
            let failed = await events.next("failed", of: id)
            #expect(failed?.failure?.code == .checksumMismatch && failed?.finalPath == nil)
            _ = try await runtime.send(.retry(id))
            let again = await bench.factory.next()
            #expect(try await again.ledger.resumeState(of: id) == nil)
            try again.finish(with: Array("abc".utf8))
            #expect(await events.next("completed", of: id)?.progress.downloaded == ByteCount(3))
        }
    }

    @Test func runningWithoutProgress_isWarnedOfAfterThirtySeconds() async throws {
        try await bench.run { runtime in
            let events = runtime.events()
            let id = try await runtime.add(Samples.film()).id
            let worker = await bench.factory.next()
            worker.report(ByteCount(7))
            bench.clock.advance(by: .seconds(29))
            #expect(await runtime.state(of: id) == .running)
            bench.clock.advance(by: .seconds(1))
            let warning = await events.nextWarning()
            #expect(warning?.code == .stalled && warning?.id == id)
            #expect(await runtime.downloads().first?.progress.fraction == nil, "no total, no share")
        }
    }

    @Test mutating func absentMediaFolder_isWaitedForAndTheListKept() async throws {
        bench.configuration.mediaRoot = "/media/zentrio-test-nobody/stick"
        try await bench.run { runtime in
            let events = runtime.events()
            let id = try await runtime.add(Samples.film()).id
            #expect(await events.next("waiting", of: id)?.state == .waiting(.sourceMissing))
            #expect(bench.factory.madeCount == 0)
        }
    }
}
