import DownloadRuntime
import MediaModel
import Testing
import ZentrioTestSupport

extension SchedulerStateMachineTests {
    /// Downloads whose worker makes one file of many segments.
    struct Merging {
        private var bench = SchedulerBench()

        private mutating func merging() throws -> DownloadID {
            let id = bench.add(try Samples.film("a"))
            bench.run(id)
            bench.report(id, .merging)
            return id
        }

        @Test mutating func merge_isCompletingUntilTheFileHasItsName() throws {
            let id = try merging()
            #expect(bench.state(id) == .completing)
            bench.complete(id)
            #expect(bench.states[id] == ["pending", "scheduled", "running", "completing", "completed"])
        }

        @Test mutating func pause_stopsAMerge_butNotTheNaming() throws {
            let id = try merging()
            try bench.send(.pause(id))
            #expect(bench.state(id) == .pausing)
            #expect(bench.stops == [id])
            bench.end(id, .stopped)
            #expect(bench.state(id) == .paused)
            try bench.send(.resume(id))
            bench.run(id)
            bench.end(id, .finished(PartialFile(path: "/media/a.zentrio-part")))
            try bench.send(.pause(id))
            #expect(bench.state(id) == .completing)
        }

        @Test mutating func cancel_stopsAMerge() throws {
            let id = try merging()
            try bench.send(.cancel(id))
            #expect(bench.stops == [id])
            bench.end(id, .stopped)
            #expect(bench.state(id) == .cancelled)
            #expect(bench.deletions == [.unfinished])
        }

        @Test mutating func failedMerge_isAFailure() throws {
            let id = try merging()
            bench.end(id, .failed(DownloadFailure(.mergeFailed, sentence: "No.", cause: "no")))
            #expect(bench.state(id) == .failed)
        }

        @Test mutating func close_stopsAMerge_whichIsDoneAgain() throws {
            let id = try merging()
            bench.close()
            #expect(bench.stops == [id])
            #expect(bench.state(id) == .pending)
        }
    }
}
