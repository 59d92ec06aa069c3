import DownloadRuntime
import MediaModel
import Testing
import ZentrioTestSupport

struct SchedulerStateMachineTests {
    private var bench = SchedulerBench()

    private mutating func running(_ title: String = "a") throws -> DownloadID {
        let id = bench.add(try Samples.film(title))
        bench.run(id)
        return id
    }

    @Test mutating func download_goesThroughItsStatesToCompletion() throws {
        let id = try running()
        bench.complete(id)
        #expect(bench.states[id] == ["pending", "scheduled", "running", "completing", "completed"])
        #expect(bench.download(id)?.finalPath == "/media/\(id)")
        #expect(bench.download(id)?.finishedAt == bench.now)
    }

    @Test mutating func thirdDownload_waitsForAPlace() throws {
        let ids = try ["a", "b", "c"].map { bench.add(try Samples.film($0)) }
        #expect(bench.fetched == [ids[0], ids[1]])
        bench.run(ids[0])
        bench.complete(ids[0])
        #expect(bench.fetched == ids)
    }

    @Test mutating func hostWithItsShare_letsAnotherHostGoFirst() throws {
        try bench.send(.setLimits(DownloadLimits(maximumRunning: 2, connectionsPerHost: 1)))
        let ids = try [("a", "one"), ("b", "one"), ("c", "two")].map {
            bench.add(try Samples.film($0.0, host: $0.1))
        }
        #expect(bench.fetched == [ids[0], ids[2]])
    }

    @Test mutating func lowerLimit_takesThePlaceOfTheLastInTheQueue() throws {
        let first = try running("a")
        let second = try running("b")
        try bench.send(.setLimits(DownloadLimits(maximumRunning: 1)))
        #expect(bench.stops == [second])
        #expect(bench.state(first) == .running)
        bench.end(second, .stopped)
        #expect(bench.state(second) == .pending)
    }

    @Test mutating func restOfTheQueue_isLeftAloneWhenOneIsSingledOut() throws {
        var policy = SchedulerBench.policy()
        policy.startsOnly = []
        try bench.send(.applyConfiguration(policy))
        let ids = try ["a", "b"].map { bench.add(try Samples.film($0)) }
        #expect(bench.fetched == [])
        policy.startsOnly = [ids[1]]
        try bench.send(.applyConfiguration(policy))
        #expect(bench.fetched == [ids[1]])
        #expect(bench.state(ids[0]) == .pending)
    }

    // MARK: pausing

    @Test mutating func pause_isAcknowledgedByTheWorker() throws {
        let id = try running()
        try bench.send(.pause(id))
        #expect(bench.state(id) == .pausing)
        bench.end(id, .stopped, bytes: 9)
        #expect(bench.state(id) == .paused)
        #expect(bench.download(id)?.progress.downloaded == ByteCount(9))
    }

    @Test mutating func pauseOfADeafWorker_isGivenUpAtTheDeadline() throws {
        let id = try running()
        try bench.send(.pause(id))
        #expect(bench.machine.nextDeadline(after: bench.now) == bench.now.advanced(by: .seconds(5)))
        bench.advance(by: .seconds(5))
        #expect(bench.state(id) == .paused)
        #expect(bench.warnings.map(\.code) == [.pauseOverdue])
        try bench.send(.resume(id))
        #expect(bench.fetched == [id], "no second worker while the first holds the part file")
        bench.end(id, .stopped)
        #expect(bench.fetched == [id, id])
    }

    @Test mutating func pausedDownload_staysPausedWhenThereIsRoom() throws {
        let id = try running()
        try bench.send(.pause(id))
        bench.end(id, .stopped)
        try bench.send(.setNetworkState(.offline))
        try bench.send(.setNetworkState(.online(isMetered: false)))
        #expect(bench.state(id) == .paused)
    }

    @Test mutating func resumeWhilePausing_waitsForTheWorkerAndStartsAnew() throws {
        let id = try running()
        try bench.send(.pause(id))
        try bench.send(.resume(id))
        #expect(bench.state(id) == .pending)
        bench.end(id, .stopped)
        #expect(bench.state(id) == .scheduled)
    }

    @Test mutating func fileThatWasFinishedWhilePausing_isPaused() throws {
        let id = try running()
        try bench.send(.pause(id))
        bench.end(id, .finished(PartialFile(path: "/p")), bytes: 4)
        #expect(bench.state(id) == .paused)
    }

    @Test mutating func pauseAndResumeOfAll_touchEveryUnfinishedOne() throws {
        let ids = try ["a", "b", "c"].map { bench.add(try Samples.film($0)) }
        bench.run(ids[0])
        try bench.send(.pauseAll)
        for id in ids.prefix(2) { bench.end(id, .stopped) }
        #expect(ids.map { bench.state($0) } == [.paused, .paused, .paused])
        try bench.send(.resumeAll)
        #expect(ids.map { bench.state($0)?.name } == ["scheduled", "scheduled", "pending"])
    }

    @Test mutating func everyCommandTwice_isTheSameAsOnce() throws {
        let id = try running()
        for command in [DownloadCommand.pause(id), .resume(id), .cancel(id), .remove(id, deleteFile: true)] {
            try bench.send(command)
            let before = bench.states
            if case .remove = command { break }
            try bench.send(command)
            #expect(bench.states == before)
        }
    }

    // MARK: failures

    @Test mutating func lostConnection_isTriedThreeTimes() throws {
        let id = try running()
        bench.end(id, .failed(Samples.failure(.connectionLost)))
        #expect(bench.state(id) == .waiting(.retryAt(bench.now.advanced(by: .seconds(5)))))
        bench.advance(by: .seconds(5))
        bench.run(id)
        bench.end(id, .failed(Samples.failure(.connectionLost)))
        #expect(bench.state(id) == .waiting(.retryAt(bench.now.advanced(by: .seconds(15)))))
        bench.advance(by: .seconds(15))
        bench.run(id)
        bench.end(id, .failed(Samples.failure(.connectionLost)))
        #expect(bench.state(id) == .failed)
        #expect(
            bench.download(id)?.failure?.sentence
                == "The server closed the connection. Tried 3 times, last at 21:04.")
    }

    /// The other system of the same computer left the clock hours ahead, and the network corrects it.
    @Test mutating func clockSetBack_waitIsAsLongAsBefore() throws {
        let id = try running()
        bench.end(id, .failed(Samples.failure(.connectionLost)))
        let back = Duration.seconds(-7_200)
        let now = bench.now.advanced(by: back)
        #expect(bench.machine.nextDeadline(after: now) == now, "the loop looks at once")
        bench.advance(by: back)
        #expect(bench.state(id) == .waiting(.retryAt(now.advanced(by: .seconds(5)))))
        #expect(bench.machine.nextDeadline(after: now) == now.advanced(by: .seconds(5)))
        bench.advance(by: .seconds(5))
        #expect(bench.state(id) == .scheduled)
    }

    @Test mutating func clockSetBack_workerThatDoesNotStopIsGivenUpAsSoon() throws {
        let id = try running()
        try bench.send(.pause(id))
        bench.advance(by: .seconds(-7_200))
        #expect(bench.state(id) == .pausing)
        bench.advance(by: .seconds(5))
        #expect(bench.state(id) == .paused)
    }

    @Test mutating func waitLongerThanAny_isOver() throws {
        let request = try Samples.film()
        let far = ManualClock.start.advanced(by: .seconds(86_400))
        let download = Download(request: request, state: .waiting(.retryAt(far)), addedAt: ManualClock.start)
        bench = SchedulerBench(restoring: [StoredDownload(download: download, targetPath: "/media/a")])
        #expect(bench.state(request.id) == .scheduled)
    }

    @Test mutating func bytesThatCame_resetTheCount() throws {
        let id = try running()
        for bytes in 1...10 {
            bench.end(id, .failed(Samples.failure(.connectionLost)), bytes: bytes)
            #expect(bench.download(id)?.attempts == 1)
            bench.advance(by: .seconds(5))
            bench.run(id)
        }
        #expect(bench.state(id) == .running)
    }

    @Test mutating func bytesThatCome_clearTheFailureBeforeThem() throws {
        let id = try running()
        bench.end(id, .failed(Samples.failure(.connectionLost)), bytes: 7)
        bench.advance(by: .seconds(5))
        bench.run(id)
        bench.comeFurther(id, downloaded: 7)
        #expect(bench.download(id)?.failure?.code == .connectionLost)
        bench.comeFurther(id, downloaded: 8)
        #expect(bench.download(id)?.failure == nil && bench.download(id)?.attempts == 0)
        #expect(bench.download(id)?.progress.downloaded == ByteCount(8))
    }

    /// Ends the try of a film of known size with a refusal.
    private mutating func refused(_ status: Int, bytes: Int = 0, sourceName: String? = nil) throws -> String? {
        var request = try Samples.film("a\(status)", byteCount: ByteCount(100))
        request.item.sourceName = sourceName
        let id = bench.add(request)
        bench.run(id)
        var failure = Samples.failure(.notFound)
        failure.httpStatus = status
        bench.end(id, .failed(failure), bytes: bytes)
        #expect(bench.state(id) == .failed)
        return bench.download(id)?.failure?.sentence
    }

    @Test mutating func linkThatWorkedOnce_isCalledSo() throws {
        for status in [403, 404, 410] {
            let sentence = try refused(status)
            #expect(sentence?.hasPrefix("The link worked when it was looked at, but not again") == true)
        }
    }

    @Test mutating func refusalOfAnyOtherLink_isToldAsItIs() throws {
        let sentences = [try refused(401), try refused(404, bytes: 5), try refused(410, sourceName: "Attic")]
        #expect(sentences == Array(repeating: Samples.failure(.notFound).sentence, count: 3))
    }

    @Test mutating func fileThatIsNotThere_failsAtOnce() throws {
        let id = try running()
        bench.end(id, .failed(Samples.failure(.notFound)))
        #expect(bench.state(id) == .failed)
        try bench.send(.retry(id))
        #expect(bench.state(id) == .scheduled)
        #expect(bench.download(id)?.attempts == 0)
    }

    @Test mutating func retryOfAWaitingOne_startsAtOnce() throws {
        let id = try running()
        bench.end(id, .failed(Samples.failure(.connectionLost)))
        try bench.send(.retry(id))
        #expect(bench.state(id) == .scheduled)
    }

    @Test mutating func staleReport_isIgnored() throws {
        let id = try running()
        bench.end(id, .failed(Samples.failure(.connectionLost)))
        try bench.send(.retry(id))
        bench.run(id)
        bench.report(id, .ended(.failed(Samples.failure(.notFound)), progress: nil), generation: 1)
        #expect(bench.state(id) == .running)
    }

    @Test mutating func fullDisk_waitsUntilThereIsRoom() throws {
        let id = try running()
        let failure = Samples.failure(.diskFull, missing: ByteCount(8))
        let frame = DownloadProgress(downloaded: ByteCount(7), total: ByteCount(30))
        bench.report(id, .ended(.failed(failure), progress: frame))
        #expect(bench.state(id) == .waiting(.space(ByteCount(8))))
        #expect(bench.machine.observed[id]?.partialFilePath == "/media/\(id).zentrio-part")
        bench.advance(by: .seconds(2), observations: [id: observation(free: 15, allocated: 10)])
        #expect(bench.state(id) == .waiting(.space(ByteCount(5))))
        bench.advance(by: .seconds(2), observations: [id: observation(free: 20, allocated: 10)])
        #expect(bench.state(id) == .scheduled)
        #expect(bench.download(id)?.progress.downloaded == ByteCount(7))
        #expect(bench.download(id)?.attempts == 0)
    }

    @Test mutating func fullDiskWithAnUnknownSize_waitsForWhatWasMissing() throws {
        let id = try running()
        let failure = Samples.failure(.diskFull, missing: ByteCount(8))
        bench.report(id, .ended(.failed(failure), progress: nil), disk: observation(free: 100))
        bench.advance(by: .seconds(2), observations: [id: observation(free: 107)])
        #expect(bench.state(id) == .waiting(.space(ByteCount(1))))
        bench.advance(by: .seconds(2), observations: [id: observation(free: 108)])
        #expect(bench.state(id) == .scheduled)
    }

    private func observation(free: Int, allocated: Int = 0) -> DiskObservation {
        DiskObservation(freeSpace: ByteCount(free), allocated: ByteCount(allocated), folderExists: true)
    }

    @Test mutating func folderThatIsGone_isWaitedFor() throws {
        let id = try running()
        bench.end(id, .failed(Samples.failure(.folderMissing)))
        #expect(bench.state(id) == .waiting(.sourceMissing))
        bench.advance(by: .seconds(2), observations: [id: DiskObservation(freeSpace: nil, folderExists: true)])
        #expect(bench.state(id) == .scheduled)
    }

    @Test mutating func fullDiskOfOne_givesItsPlaceToAnother() throws {
        let ids = try ["a", "b", "c"].map { bench.add(try Samples.film($0)) }
        bench.run(ids[0])
        bench.end(ids[0], .failed(Samples.failure(.diskFull)))
        #expect(bench.fetched == ids)
    }

    // MARK: network and quota

    @Test mutating func lostNetwork_holdsWhatWouldRunAndGoesOnByItself() throws {
        let ids = try ["a", "b", "c"].map { bench.add(try Samples.film($0)) }
        bench.run(ids[0])
        bench.run(ids[1])
        try bench.send(.setNetworkState(.offline))
        #expect(ids.map { bench.state($0) } == [.waiting(.network), .waiting(.network), .pending])
        #expect(Set(bench.stops) == [ids[0], ids[1]])
        try bench.send(.setNetworkState(.online(isMetered: false)))
        #expect(bench.fetched.count == 2, "the old workers still hold the places")
        bench.end(ids[0], .stopped)
        bench.end(ids[1], .stopped)
        #expect(bench.fetched == [ids[0], ids[1], ids[0], ids[1]])
    }

    @Test mutating func meteredNetwork_isWaitedOutWhenTheProfileWantsThat() throws {
        var policy = SchedulerBench.policy()
        policy.limits.needsUnmeteredNetwork = true
        try bench.send(.applyConfiguration(policy))
        try bench.send(.setNetworkState(.online(isMetered: true)))
        let id = bench.add(try Samples.film())
        #expect(bench.state(id) == .waiting(.unmetered))
        try bench.send(.setNetworkState(.offline))
        #expect(bench.state(id) == .waiting(.network))
        try bench.send(.setNetworkState(.online(isMetered: false)))
        #expect(bench.state(id) == .scheduled)
    }

    @Test mutating func reachedLimit_waitsForItsBytes() throws {
        var policy = SchedulerBench.policy()
        policy.limits.storage = ByteCount(100)
        try bench.send(.applyConfiguration(policy))
        let fits = bench.add(try Samples.film("a", byteCount: ByteCount(80)))
        let tooBig = bench.add(try Samples.film("b", byteCount: ByteCount(30)))
        #expect(bench.state(fits) == .scheduled)
        #expect(bench.state(tooBig) == .waiting(.quota(ByteCount(10))))
        try bench.send(.cancel(fits))
        bench.end(fits, .stopped)
        #expect(bench.state(tooBig) == .scheduled)
    }

    /// Most servers tell the size with their first answer.
    @Test mutating func sizeThatComesLate_isHeldAgainstTheLimit() throws {
        var policy = SchedulerBench.policy()
        policy.limits.storage = ByteCount(100)
        try bench.send(.applyConfiguration(policy))
        let first = bench.add(try Samples.film("a"))
        let second = bench.add(try Samples.film("b"))
        bench.run(first)
        bench.progress(first, downloaded: 10, total: 80)
        #expect(bench.state(second) == .scheduled)
        bench.progress(second, downloaded: 10, total: 30)
        #expect(bench.state(second) == .waiting(.quota(ByteCount(10))))
        bench.advance(by: .seconds(1))
        #expect(bench.state(first) == .running, "the second one's worker has not returned yet")
        let rest = DownloadProgress(downloaded: ByteCount(10), total: ByteCount(30))
        bench.report(second, .ended(.stopped, progress: rest))
        #expect(bench.state(second) == .waiting(.quota(ByteCount(10))))
        try bench.send(.setLimits(DownloadLimits(maximumRunning: 2, storage: ByteCount(110))))
        #expect(bench.state(second) == .scheduled)
    }

    @Test mutating func bytesOfUnknownSize_stopAtTheLimit() throws {
        try bench.send(.setLimits(DownloadLimits(maximumRunning: 2, storage: ByteCount(100))))
        let id = bench.add(try Samples.film("a"))
        bench.run(id)
        bench.progress(id, downloaded: 100, total: nil)
        #expect(bench.state(id) == .running)
        bench.progress(id, downloaded: 101, total: nil)
        #expect(bench.state(id) == .waiting(.quota(ByteCount(1))))
    }

    // MARK: cancelling and removing

    @Test mutating func cancel_deletesTheBytesWhenTheWorkerIsGone() throws {
        let id = try running()
        try bench.send(.cancel(id))
        #expect(bench.state(id) == .cancelled)
        #expect(bench.deletions == [])
        bench.end(id, .stopped, bytes: 5)
        #expect(bench.deletions == [.unfinished])
        bench.report(id, .deleted)
        #expect(bench.download(id)?.progress.downloaded == .zero)
        #expect(bench.machine.queue[id]?.stored.cleanup == .nothing)
    }

    @Test mutating func cancelWhileTheFileGetsItsName_deletesTheFile() throws {
        let id = try running()
        bench.end(id, .finished(PartialFile(path: "/p")), bytes: 4)
        try bench.send(.cancel(id))
        bench.report(id, .published(path: "/media/x", size: ByteCount(4)))
        #expect(bench.deletions == [.everything])
        #expect(bench.download(id)?.finalPath == "/media/x")
    }

    @Test mutating func remove_forgetsWhenTheFilesAreGone() throws {
        let id = try running()
        bench.complete(id)
        try bench.send(.remove(id, deleteFile: true))
        #expect(bench.state(id) == .removed)
        #expect(bench.deletions == [.everything])
        bench.report(id, .deleted)
        #expect(bench.forgotten == [id])
        #expect(bench.machine.queue[id] == nil)
    }

    @Test mutating func removeOfACancelledOne_waitsForItsDeletion() throws {
        let id = try running()
        bench.complete(id)
        let other = try running("b")
        try bench.send(.cancel(other))
        bench.end(other, .stopped)
        try bench.send(.remove(other, deleteFile: true))
        bench.report(other, .deleted)
        #expect(bench.deletions == [.unfinished, .everything])
        bench.report(other, .deleted)
        #expect(bench.forgotten == [other])
        #expect(bench.state(id) == .completed)
    }

    @Test mutating func unknownDownload_isNotFound() throws {
        let id = DownloadID.make()
        #expect(throws: DownloadCommandError.notFound(id)) { try bench.send(.pause(id)) }
    }

    @Test mutating func cancelledOneThatIsAskedForAgain_startsWhenItsBytesAreGone() throws {
        let id = try running()
        try bench.send(.cancel(id))
        bench.end(id, .stopped)
        bench.revive(id)
        #expect(bench.state(id) == .pending)
        bench.report(id, .deleted)
        #expect(bench.state(id) == .scheduled)
    }

    @Test mutating func cancelledOneThatIsNamed_startsWhenItsBytesAreGone() throws {
        for command in [DownloadCommand.start, DownloadCommand.retry, DownloadCommand.resume] {
            bench = SchedulerBench()
            let id = try running()
            try bench.send(.cancel(id))
            bench.end(id, .stopped, bytes: 5)
            try bench.send(command(id))
            #expect(bench.state(id) == .pending)
            bench.report(id, .deleted)
            #expect(bench.state(id) == .scheduled)
            #expect(bench.download(id)?.progress.downloaded == .zero)
        }
    }

    @Test mutating func cancelledOne_isLeftAloneWhenAllGoOn() throws {
        let id = try running()
        try bench.send(.cancel(id))
        bench.end(id, .stopped)
        bench.report(id, .deleted)
        try bench.send(.startAll)
        try bench.send(.resumeAll)
        #expect(bench.state(id) == .cancelled)
    }

    @Test mutating func unfinishedOneThatIsAskedForAgain_takesTheNewHeaders() throws {
        let id = try running()
        let header = try #require(HeaderField(name: "Authorization", value: "new"))
        var request = try #require(bench.download(id)?.request)
        request.stream.headers = [header]
        bench.revive(id, as: request)
        #expect(bench.state(id) == .running)
        #expect(bench.download(id)?.request.stream.headers == [header])
        request.stream.headers = []
        bench.revive(id, as: request)
        #expect(bench.download(id)?.request.stream.headers == [header])
    }

    @Test(arguments: [DownloadFailure.Code.checksumMismatch, .notFound])
    mutating func failedOneThatIsAskedForAgain_keepsOnlyAChecksumThatWasNotMissed(code: DownloadFailure.Code) throws {
        let id = try running()
        let plain = try #require(bench.download(id)?.request)
        var checked = plain
        checked.checksum = Checksum("md5=d41d8cd98f00b204e9800998ecf8427e")
        bench.revive(id, as: checked)
        bench.end(id, .failed(Samples.failure(code)))
        #expect(bench.state(id) == .failed)
        #expect(bench.download(id)?.request.checksum == checked.checksum)
        bench.revive(id, as: plain)
        #expect(bench.download(id)?.request.checksum == (code == .checksumMismatch ? nil : checked.checksum))
        bench.revive(id, as: checked)
        #expect(bench.download(id)?.request.checksum == checked.checksum)
    }

    @Test mutating func completedOneWhoseFileIsGone_isFetchedAgain() throws {
        let id = try running()
        bench.complete(id)
        bench.revive(id)
        #expect(bench.state(id) == .completed)
        bench.revive(id, fileIsMissing: true)
        #expect(bench.state(id) == .scheduled)
    }

    // MARK: order and end

    @Test mutating func move_changesWhoIsNext() throws {
        let ids = try ["a", "b", "c", "d", "e"].map { bench.add(try Samples.film($0)) }
        try bench.send(.move(ids[4], before: ids[2]))
        #expect(bench.machine.queue.ordered.map(\.id) == [ids[0], ids[1], ids[4], ids[2], ids[3]])
        try bench.send(.move(ids[2], before: nil))
        #expect(bench.machine.queue.ordered.map(\.id) == [ids[0], ids[1], ids[4], ids[3], ids[2]])
        bench.run(ids[0])
        bench.complete(ids[0])
        #expect(bench.fetched.last == ids[4])
    }

    @Test mutating func priority_changesWhoIsNext() throws {
        let ids = try ["a", "b", "c", "d"].map { bench.add(try Samples.film($0)) }
        try bench.send(.setPriority(ids[3], .next))
        bench.run(ids[0])
        bench.complete(ids[0])
        #expect(bench.fetched.last == ids[3])
    }

    @Test mutating func end_stopsWorkersAndKeepsWhatRanPending() throws {
        let id = try running()
        let waiting = bench.add(try Samples.film("b"))
        bench.close()
        #expect(bench.state(id) == .pending)
        #expect(!bench.machine.isQuiet)
        bench.end(id, .stopped)
        bench.end(waiting, .stopped)
        #expect(bench.machine.isQuiet)
        #expect(bench.fetched == [id, waiting])
    }
}
