import DownloadRuntime
import MediaModel
import Testing
import ZentrioTestSupport

extension SchedulerStateMachineTests {
    /// Downloads that lie ready for workers that are done with another one.
    struct Offers {
        private var bench = SchedulerBench(maximumRunning: 1)

        init() {
            bench.machine.mostOffered = 2
        }

        private mutating func add(_ titles: String...) throws -> [DownloadID] {
            try titles.map { bench.add(try Samples.film($0)) }
        }

        @Test mutating func fullPlaces_offerWhatComesNext() throws {
            let ids = try add("a", "b", "c", "d")
            #expect(bench.fetched == [ids[0]])
            #expect(bench.line.map(\.id) == [ids[1], ids[2]])
            #expect(ids[1...].allSatisfy { bench.state($0) == .pending })
            #expect(bench.machine.queue.placesTaken == 1 && bench.machine.queue.readyCount == 3)
        }

        @Test mutating func begunOffer_isScheduledThenRunning() throws {
            let ids = try add("a", "b", "c", "d")
            bench.run(ids[0])
            #expect(bench.endGoingOn(ids[0])?.id == ids[1])
            #expect(bench.states[ids[1]] == ["pending", "scheduled", "running"])
            #expect(bench.state(ids[0]) == .completing)
            #expect(bench.fetched == [ids[0]], "no order was needed")
            #expect(bench.machine.queue.placesTaken == 1)
        }

        @Test mutating func offersThatWereBegun_areReplaced() throws {
            let ids = try add("a", "b", "c", "d")
            bench.run(ids[0])
            _ = bench.endGoingOn(ids[0])
            #expect(bench.line.map(\.id) == [ids[2], ids[3]])
        }

        @Test mutating func failedTry_letsTheSchedulerDecide() throws {
            let ids = try add("a", "b", "c")
            bench.run(ids[0])
            bench.end(ids[0], .failed(Samples.failure(.notFound)))
            #expect(bench.fetched == [ids[0], ids[1]])
            #expect(bench.line.map(\.id) == [ids[2]])
        }

        @Test mutating func pausedOffer_isNotBegun() throws {
            let ids = try add("a", "b", "c")
            try bench.send(.pause(ids[1]))
            #expect(bench.state(ids[1]) == .paused)
            #expect(bench.line.map(\.id) == [ids[2]])
        }

        @Test mutating func movedDownload_isOfferedFirst() throws {
            let ids = try add("a", "b", "c", "d")
            try bench.send(.move(ids[3], before: ids[1]))
            #expect(bench.line.map(\.id) == [ids[3], ids[1]])
        }

        @Test mutating func moreUrgentDownload_comesBeforeTheOffers() throws {
            let ids = try add("a", "b")
            let urgent = bench.add(try Samples.film("c", priority: .next))
            #expect(bench.line.map(\.id) == [urgent])
            bench.run(ids[0])
            #expect(bench.endGoingOn(ids[0])?.id == urgent)
            #expect(bench.line.map(\.id) == [ids[1]])
        }

        @Test mutating func morePlaces_areTakenAtOnce() throws {
            let ids = try add("a", "b", "c", "d")
            try bench.send(.setLimits(DownloadLimits(maximumRunning: 3)))
            #expect(bench.fetched == [ids[0], ids[1], ids[2]])
            #expect(bench.line.map(\.id) == [ids[3]])
        }

        @Test mutating func episodes_areNotOffered() throws {
            _ = try add("a")
            bench.add(try Samples.episode("show", 1))
            #expect(bench.line.isEmpty)
        }

        @Test mutating func quota_offersNothing() throws {
            var policy = SchedulerBench.policy(maximumRunning: 1)
            policy.limits.storage = .gibibytes(1)
            try bench.send(.applyConfiguration(policy))
            _ = try add("a", "b")
            #expect(bench.line.isEmpty)
        }

        @Test mutating func offline_takesOffersBack() throws {
            let ids = try add("a", "b")
            try bench.send(.setNetworkState(.offline))
            #expect(bench.line.isEmpty && bench.state(ids[1]) == .pending)
            #expect(bench.machine.queue.offered.isEmpty)
        }

        @Test mutating func closing_leavesOffersPending() throws {
            let ids = try add("a", "b")
            bench.close()
            #expect(bench.line.isEmpty && bench.state(ids[1]) == .pending)
            #expect(bench.machine.queue[ids[1]]?.lease == nil)
        }
    }
}
