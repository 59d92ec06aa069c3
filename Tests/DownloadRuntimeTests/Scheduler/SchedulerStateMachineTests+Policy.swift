import DownloadRuntime
import MediaModel
import Testing
import ZentrioTestSupport

extension SchedulerStateMachineTests {
    /// Limits, hours, hosts and disks: what lets a download run, and how fast.
    struct Policy {
        private var bench = SchedulerBench()

        private mutating func running(_ title: String, host: String = "media.example") throws -> DownloadID {
            let id = bench.add(try Samples.film(title, host: host))
            bench.run(id)
            return id
        }

        // MARK: speed

        @Test mutating func lowestLimit_isTold() throws {
            try bench.send(.setLimits(DownloadLimits(bandwidth: ByteCount(3_000_000), profile: .balanced)))
            try bench.send(.setLimits(DownloadLimits(bandwidth: ByteCount(3_000_000), profile: .quiet)))
            try bench.send(.setLimits(DownloadLimits(bandwidth: ByteCount(3_000_000), profile: .quiet)))
            try bench.send(.setLimits(DownloadLimits()))
            #expect(bench.bandwidths == [nil, ByteCount(3_000_000), ByteCount(1_000_000), nil])
        }

        @Test mutating func ownLimit_reachesTheWorkerAtOnce() throws {
            let id = try running("a")
            #expect(bench.allowances[id] == WorkAllowance(connections: 24))
            try bench.send(.setRateLimit(id, ByteCount(500_000)))
            #expect(bench.allowances[id]?.rateLimit == ByteCount(500_000))
            try bench.send(.setLimits(DownloadLimits(bandwidthPerDownload: ByteCount(100_000))))
            #expect(bench.allowances[id]?.rateLimit == ByteCount(100_000))
            try bench.send(.setRateLimit(id, nil))
            try bench.send(.setLimits(DownloadLimits()))
            #expect(bench.allowances[id] == WorkAllowance(connections: 24))
        }

        // MARK: hosts

        @Test mutating func connectionsOfAHost_areShared() throws {
            let first = try running("a")
            let second = try running("b")
            #expect(bench.allowances[first]?.connections == 12 && bench.allowances[second]?.connections == 12)
            bench.complete(second)
            #expect(bench.allowances[first]?.connections == 24)
        }

        @Test mutating func throttledHost_getsFewerAndRecovers() throws {
            let id = try running("a")
            bench.throttle("media.example")
            #expect(bench.allowances[id]?.connections == 12)
            bench.advance(by: .seconds(30))
            #expect(bench.allowances[id]?.connections == 13)
        }

        @Test mutating func failureBy503_throttlesItsHost() throws {
            let id = try running("a")
            let other = try running("b", host: "other.example")
            var failure = Samples.failure(.serverError)
            failure.httpStatus = 503
            bench.end(id, .failed(failure))
            #expect(bench.machine.health(at: bench.now).hosts.first { $0.host == "media.example" }?.cap == 12)
            #expect(bench.allowances[other]?.connections == 24)
        }

        @Test mutating func hostWithOneConnection_runsOneDownload() throws {
            let first = try running("a")
            let second = try running("b")
            for _ in 0..<5 {
                bench.advance(by: .seconds(2))
                bench.throttle("media.example")
            }
            #expect(bench.stops == [second], "the last in the queue gives its place back")
            bench.end(second, .stopped)
            #expect(bench.state(first) == .running && bench.state(second) == .pending)
        }

        // MARK: hours

        @Test mutating func outsideTheHours_nothingRunsAndItGoesOnByItself() throws {
            let id = try running("a")
            let behind = bench.add(try Samples.film("b"))
            _ = bench.add(try Samples.film("c"))
            var policy = SchedulerBench.policy()
            // The clock starts on a Tuesday at 22:13:20.
            policy.limits.schedule = WeeklySchedule(hours: [
                .init(days: [.tuesday], beginMinute: 23 * 60, endMinute: 24 * 60, bandwidth: ByteCount(700_000))
            ])
            try bench.send(.applyConfiguration(policy))
            #expect(bench.state(id) == .waiting(.schedule) && bench.stops.contains(id))
            bench.end(id, .stopped, bytes: 3)
            bench.end(behind, .stopped)
            let deadline = try #require(bench.machine.nextDeadline(after: bench.now))
            #expect(bench.now.duration(to: deadline) == .seconds(46 * 60 + 40))
            bench.advance(by: .seconds(46 * 60 + 40))
            #expect(bench.state(id) == .scheduled)
            #expect(bench.bandwidths.last == ByteCount(700_000))
            bench.advance(by: .seconds(3_600))
            #expect(bench.state(id) == .waiting(.schedule))
        }

        @Test mutating func pausedOne_staysPausedWhateverComesBack() throws {
            let id = try running("a")
            try bench.send(.setNetworkState(.offline))
            bench.end(id, .stopped)
            try bench.send(.pause(id))
            try bench.send(.setNetworkState(.online(isMetered: false)))
            bench.advance(by: .seconds(100))
            #expect(bench.state(id) == .paused)
        }

        // MARK: disks

        @Test mutating func reserve_isLeftToOthers() throws {
            bench.disks[nil] = DiskObservation(freeSpace: ByteCount(100), folderExists: true)
            var policy = SchedulerBench.policy()
            policy.reservedSpace = ByteCount(40)
            try bench.send(.applyConfiguration(policy))
            let fits = bench.add(try Samples.film("a", byteCount: ByteCount(50)))
            let tooBig = bench.add(try Samples.film("b", byteCount: ByteCount(30)))
            #expect(bench.state(fits) == .scheduled)
            #expect(bench.state(tooBig) == .waiting(.space(ByteCount(20))), "what runs will take its room")
            let room = DiskObservation(freeSpace: ByteCount(70), folderExists: true)
            bench.advance(by: .seconds(2), observations: [tooBig: room])
            #expect(bench.state(tooBig) == .scheduled)
        }

        @Test mutating func absentDisk_holdsItsDownloadsAndNoOthers() throws {
            bench.disks["/media/usb"] = DiskObservation(freeSpace: nil, folderExists: false)
            let absent = try (0..<5).map { bench.add(try Samples.film("usb\($0)", outputDirectory: "/media/usb")) }
            let here = bench.add(try Samples.film("here"))
            #expect(bench.state(here) == .scheduled)
            let waiting = absent.filter { bench.state($0) == .waiting(.sourceMissing) }
            #expect(waiting == Array(absent.prefix(2)), "two find out for the rest")
            bench.disks["/media/usb"] = DiskObservation(freeSpace: .gibibytes(1), folderExists: true)
            let seen = DiskObservation(freeSpace: .gibibytes(1), folderExists: true)
            bench.advance(by: .seconds(3), observations: bench.machine.observed.mapValues { _ in seen })
            #expect(bench.state(absent[0]) == .scheduled)
        }

        @Test mutating func diskThatIsPulledOut_isWaitedForHoweverItFails() throws {
            let id = try running("a")
            let failure = DownloadFailure(.inputOutput, sentence: "Reading or writing the disk failed.", cause: "EIO")
            let gone = DiskObservation(freeSpace: nil, folderExists: false)
            bench.report(id, .ended(.failed(failure), progress: nil), disk: gone)
            #expect(bench.state(id) == .waiting(.sourceMissing))
        }

        // MARK: long queues

        @Test mutating func networkLostInALongQueue_changesOnlyWhatWouldRun() throws {
            let ids = try (0..<500).map { bench.add(try Samples.film("film\($0)")) }
            try bench.send(.setNetworkState(.offline))
            for id in ids.prefix(2) { bench.end(id, .stopped) }
            #expect(bench.machine.queue.count(of: .pending) == 498)
            #expect(bench.machine.queue.held == Set(ids.prefix(2)))
        }

        @Test mutating func moveInALongQueue_changesOneRow() throws {
            let ids = try (0..<500).map { bench.add(try Samples.film("film\($0)")) }
            let before = ids.map { bench.download($0)?.position }
            try bench.send(.move(ids[400], before: ids[10]))
            let after = ids.map { bench.download($0)?.position }
            #expect(zip(before, after).count { $0 != $1 } == 1)
            for _ in 0..<40 { try bench.send(.move(ids[300], before: ids[10])) }
            for index in 100..<130 { try bench.send(.move(ids[index], before: ids[10])) }
            let order = bench.machine.queue.ordered.map(\.id)
            #expect(order.count == 500 && Set(order) == Set(ids))
            #expect(Array(order[10..<42]) == [ids[400], ids[300]] + ids[100..<130])
        }

        @Test mutating func seriesInOrder_runsOneEpisodeAtATime() throws {
            var policy = SchedulerBench.policy()
            policy.limits.keepsSeriesInOrder = true
            try bench.send(.applyConfiguration(policy))
            let third = bench.add(try Samples.episode("a", 3))
            let first = bench.add(try Samples.episode("a", 1))
            let second = bench.add(try Samples.episode("a", 2))
            let film = bench.add(try Samples.film())
            #expect(bench.fetched == [third, film], "what runs is left alone")
            bench.run(third)
            bench.complete(third)
            #expect(bench.fetched.last == first)
            bench.run(first)
            bench.complete(first)
            #expect(bench.fetched.last == second)
        }

        @Test mutating func retry_goesBeforeTheBacklogAndBehindTheUser() throws {
            let id = bench.add(try Samples.film("failed", origin: .automatic))
            let running = bench.add(try Samples.film("running"))
            bench.run(id)
            let rule = bench.add(try Samples.film("rule", origin: .automatic))
            bench.end(id, .failed(Samples.failure(.connectionLost)))
            #expect(bench.fetched.last == rule)
            let user = bench.add(try Samples.film("user"))
            bench.advance(by: .seconds(5))
            let queues = bench.machine.health(at: bench.now).queues
            #expect(queues.interactive == 1 && queues.retry == 1 && queues.automatic == 0)
            bench.run(running)
            bench.complete(running)
            #expect(bench.fetched.last == user)
        }

        /// The list shows them by priority and position; after an outage they start in that order.
        @Test mutating func serverGoneForAWhile_thoseThatFailedKeepTheirPlaces() throws {
            var policy = SchedulerBench.policy(maximumRunning: 1)
            policy.retry.maximumTries = 10
            try bench.send(.applyConfiguration(policy))
            let ids = try (0..<4).map { bench.add(try Samples.film("film\($0)")) }
            for id in ids {
                #expect(bench.fetched.last == id)
                bench.run(id)
                if id != ids[3] { bench.end(id, .failed(Samples.failure(.connectionLost))) }
            }
            let newcomer = bench.add(try Samples.film("newcomer"))
            bench.advance(by: .seconds(60))
            let queues = bench.machine.health(at: bench.now).queues
            #expect(queues.interactive == 1 && queues.retry == 3)
            for id in [ids[3], ids[0], ids[1], ids[2], newcomer] {
                #expect(bench.fetched.last == id)
                bench.run(id)
                bench.complete(id)
            }
            #expect(bench.machine.health(at: bench.now).queues.retry == 0)
        }

        @Test mutating func failedOneThatIsMovedUp_startsBeforeTheOthers() throws {
            let busy = [try running("a"), try running("b")]
            let failed = bench.add(try Samples.film("failed"))
            try bench.send(.move(failed, before: busy[0]))
            bench.complete(busy[0])
            bench.run(failed)
            let others = try ["c", "d"].map { bench.add(try Samples.film($0)) }
            bench.end(failed, .failed(Samples.failure(.connectionLost)))
            bench.advance(by: .seconds(60))
            bench.run(others[0])
            bench.complete(others[0])
            #expect(bench.fetched.last == failed)
        }

        @Test mutating func manyInOneCommit_startInTheirOrder() throws {
            let titles = (0..<20).map { "film\($0)" }
            let ids = try titles.map { bench.add(try Samples.film($0, host: "\($0).example")) }
            for id in ids {
                bench.run(id)
                bench.complete(id)
            }
            #expect(bench.fetched == ids)
        }
    }
}
