import DownloadRuntime
import MediaModel
import Testing
import ZentrioTestSupport

extension SchedulerStateMachineTests {
    /// Full disks and a used-up quota: what fits runs, what does not says why.
    struct Disks {
        private var bench = SchedulerBench()

        private mutating func add(_ title: String, _ count: Int?) throws -> DownloadID {
            bench.add(try Samples.film(title, byteCount: count.map { ByteCount($0) }))
        }

        private func disk(free: Int, allocated: Int = 0) -> DiskObservation {
            DiskObservation(freeSpace: ByteCount(free), allocated: ByteCount(allocated), folderExists: true)
        }

        /// Lets time pass, with everybody who waits for room looking at a disk with so much of it.
        private mutating func look(free: Int) {
            bench.disks[nil] = disk(free: free)
            let seen = disk(free: free)
            bench.advance(by: .seconds(3), observations: bench.machine.observed.mapValues { _ in seen })
        }

        private func isWaiting(_ id: DownloadID) -> Bool {
            if case .waiting = bench.state(id) { true } else { false }
        }

        @Test mutating func largeOnesThatDoNotFit_letASmallOneStart() throws {
            bench.disks[nil] = disk(free: 100)
            let large = try (0..<3).map { try add("large\($0)", 3_000) }
            #expect(large.allSatisfy { bench.state($0) == .waiting(.space(ByteCount(2_900))) })
            let small = try add("small", 3)
            #expect(bench.state(small) == .scheduled)
        }

        @Test mutating func quotaThatLargeOnesExceed_letsASmallOneStart() throws {
            try bench.send(.setLimits(DownloadLimits(maximumRunning: 2, storage: ByteCount(100))))
            let large = try (0..<3).map { try add("large\($0)", 3_000) }
            #expect(large.allSatisfy { bench.state($0) == .waiting(.quota(ByteCount(2_900))) })
            let small = try add("small", 3)
            #expect(bench.state(small) == .scheduled)
        }

        @Test mutating func retriedOneThatLacksItsLastBytes_isMeasuredByThem() throws {
            let film = try add("film", 3_000)
            bench.run(film)
            let frame = DownloadProgress(downloaded: ByteCount(2_990), total: ByteCount(3_000))
            bench.report(film, .ended(.failed(Samples.failure(.notFound)), progress: frame))
            look(free: 100)
            let large = try (0..<2).map { try add("large\($0)", 3_000) }
            #expect(large.allSatisfy(isWaiting))
            try bench.send(.retry(film))
            #expect(bench.state(film) == .scheduled)
        }

        @Test mutating func roomThatComes_isGivenAwayInTheOrderOfTheList() throws {
            try bench.send(.setLimits(DownloadLimits(maximumRunning: 1)))
            bench.disks[nil] = disk(free: 100)
            let ids = try [3_000, 2_000, 3, 4].enumerated().map { try add("film\($0.offset)", $0.element) }
            #expect(bench.fetched == [ids[2]])
            look(free: 10_000)
            bench.run(ids[2])
            bench.complete(ids[2])
            #expect(bench.fetched.last == ids[0], "before the small one behind it")
        }

        @Test mutating func thoseThatFitOnlyOneByOne_doNotStartTogether() throws {
            bench.disks[nil] = disk(free: 10)
            let ids = try ["a", "b"].map { try add($0, 60) }
            look(free: 70)
            #expect(bench.state(ids[0]) == .scheduled)
            #expect(bench.state(ids[1]) == .waiting(.space(ByteCount(50))))
        }

        @Test(arguments: [false, true])
        mutating func manyThatDoNotFit_areNotAllTold(isQuota: Bool) throws {
            bench.disks[nil] = disk(free: isQuota ? 1_000_000 : 100)
            let limit = isQuota ? ByteCount(100) : nil
            try bench.send(.setLimits(DownloadLimits(maximumRunning: 2, storage: limit)))
            let large = try (0..<200).map { try add("large\($0)", 3_000 - $0) }
            #expect(large.filter(isWaiting) == Array(large.prefix(32)))
            let small = try add("small", 3)
            let unknown = try add("unknown", nil)
            #expect(bench.state(small) == .scheduled && bench.state(unknown) == .scheduled)
            bench.run(small)
            bench.complete(small)
            #expect(large.filter(isWaiting).count == 32)
            for command in [DownloadCommand.start(large[50]), .move(large[60], before: large[0]), .retry(large[70])] {
                try bench.send(command)
            }
            #expect([50, 60, 70].allSatisfy { isWaiting(large[$0]) }, "whoever is named says what is lacking")
        }

        @Test mutating func manyThatDoNotFit_areWeighedAgainWhenRoomComes() throws {
            bench.disks[nil] = disk(free: 100)
            let large = try (0..<40).map { try add("large\($0)", 3_000 + $0) }
            let middle = try add("middle", 500)
            #expect(bench.state(middle) == .pending)
            look(free: 600)
            #expect(bench.state(middle) == .scheduled)
            look(free: 1_000_000)
            #expect(bench.state(large[0]) == .scheduled && bench.state(large[39]) == .pending)
        }

        @Test mutating func absentDisk_isToldOfWhoeverIsNamed() throws {
            bench.disks[nil] = DiskObservation(freeSpace: nil, folderExists: false)
            let ids = try (0..<4).map { try add("film\($0)", 5) }
            #expect(bench.state(ids[3]) == .pending)
            try bench.send(.start(ids[3]))
            #expect(bench.state(ids[3]) == .waiting(.sourceMissing))
        }

        @Test mutating func thoseThatAreSingledOut_allSayWhatTheyLack() throws {
            bench.disks[nil] = DiskObservation(freeSpace: nil, folderExists: false)
            var policy = SchedulerBench.policy()
            policy.startsOnly = []
            try bench.send(.applyConfiguration(policy))
            let ids = try (0..<4).map { try add("film\($0)", 5) }
            policy.startsOnly = Set(ids)
            try bench.send(.applyConfiguration(policy))
            #expect(ids.allSatisfy { bench.state($0) == .waiting(.sourceMissing) })
        }
    }
}
