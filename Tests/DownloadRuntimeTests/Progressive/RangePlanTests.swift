import MediaModel
import Testing
import ZentrioTestSupport

@testable import DownloadRuntime

struct RangePlanTests {
    /// Splits a file until the plan asks for nothing more.
    private func openAll(_ plan: inout RangePlan) -> [RangePlan.ChunkID: Range<Int64>] {
        var open: [RangePlan.ChunkID: Range<Int64>] = [:]
        while let action = plan.next() {
            switch action {
            case .open(let id, let begin, let end): open[id] = begin..<(end ?? .max)
            case .shrink(let id, let end):
                if let range = open[id] { open[id] = range.lowerBound..<end }
                plan.shrunk(id, end: end)
            case .extend(let id, let end):
                if let range = open[id] { open[id] = range.lowerBound..<end }
                plan.extended(id, isDone: true)
            case .close(let id):
                open[id] = nil
                plan.stopped(id, written: 0)
            case .finished: return open
            }
        }
        return open
    }

    @Test func start_unknownFile_opensOneConnectionFromZero() {
        var plan = RangePlan()
        guard case .open(_, 0, nil) = plan.next() else {
            Issue.record("one open-ended request")
            return
        }
        #expect(plan.next() == nil)
    }

    @Test func grow_largeFile_doublesUpToSixteen() {
        var plan = RangePlan(total: 1 << 30, kept: [])
        var counts: [Int] = []
        for _ in 0..<6 {
            _ = openAll(&plan)
            counts.append(plan.openConnections)
            plan.grow()
        }
        #expect(counts == [1, 2, 4, 8, 16, 16])
        #expect(!plan.mayGrow)
    }

    @Test func allow_fewerConnections_closesTheRestAndOpensThemAgain() {
        var plan = RangePlan(total: 1 << 30, kept: [])
        for _ in 0..<3 { plan.grow() }
        #expect(openAll(&plan).count == 8)
        plan.allow(connections: 3)
        #expect(!plan.mayGrow)
        _ = openAll(&plan)
        #expect(plan.openConnections == 3)
        plan.allow(connections: 100)
        _ = openAll(&plan)
        #expect(plan.openConnections == 8)
    }

    @Test func allow_none_keepsOne() {
        var plan = RangePlan(total: 1 << 30, kept: [])
        plan.allow(connections: 0)
        #expect(openAll(&plan).count == 1)
    }

    @Test func steal_smallRest_isLeftAlone() {
        var plan = RangePlan(total: 128 * 1024, kept: [])
        plan.grow()
        #expect(openAll(&plan).count == 1)
        var larger = RangePlan(total: 128 * 1024 + 1, kept: [])
        larger.grow()
        #expect(openAll(&larger).count == 2)
    }

    @Test func shrunk_laterThanAsked_stealsOnlyTheRest() {
        var plan = RangePlan(total: 1 << 20, kept: [])
        guard case .open(let first, _, _) = plan.next() else { return }
        plan.grow()
        guard case .shrink(first, let middle) = plan.next() else {
            Issue.record("half is stolen")
            return
        }
        plan.advance(first, received: middle + 10, written: 0)
        plan.shrunk(first, end: middle + 10)
        #expect(plan.next() == .open(RangePlan.ChunkID(rawValue: 1), begin: middle + 10, end: 1 << 20))
    }

    @Test func shrunk_connectionAlreadyAtItsEnd_stealsNothing() {
        var plan = RangePlan(total: 1 << 20, kept: [])
        guard case .open(let first, _, _) = plan.next() else { return }
        plan.advance(first, received: 1 << 20, written: 0)
        plan.shrunk(first, end: 1 << 20)
        plan.completed(first, written: 1 << 20)
        #expect(plan.next() == .finished)
        #expect(plan.next() == nil)
    }

    @Test func throttled_thiefOfARange_givesItBack() {
        var plan = RangePlan(total: 1 << 30, kept: [])
        let first = openAll(&plan)
        plan.grow()
        let thief = openAll(&plan).keys.first { first[$0] == nil }
        guard let victim = first.keys.first, let thief else {
            Issue.record("two connections")
            return
        }
        #expect(plan.failed(thief, written: 0, isThrottled: true, now: .zero) == .goesOn)
        #expect(plan.next() == .extend(victim, end: 1 << 30))
        plan.extended(victim, isDone: true)
        #expect(plan.next() == nil)
        plan.completed(victim, written: 1 << 30)
        #expect(plan.next() == .finished)
    }

    @Test func extended_cannotBe_isNotAskedAgain() {
        var plan = RangePlan(total: 1 << 30, kept: [])
        let first = openAll(&plan)
        plan.grow()
        let thief = openAll(&plan).keys.first { first[$0] == nil }
        guard let victim = first.keys.first, let thief else {
            Issue.record("two connections")
            return
        }
        _ = plan.failed(thief, written: 0, isThrottled: true, now: .zero)
        #expect(plan.next() == .extend(victim, end: 1 << 30))
        plan.extended(victim, isDone: false)
        #expect(plan.next() == nil)
        plan.completed(victim, written: 1 << 29)
        #expect(plan.next() == .open(thief, begin: 1 << 29, end: 1 << 30))
    }

    @Test func resume_keptPieces_fetchesOnlyTheGaps() {
        let kept = [
            ResumeState.Chunk(begin: 0, end: 100, written: 40, durable: 10),
            ResumeState.Chunk(begin: 100, end: 200, written: 200, durable: 200),
            ResumeState.Chunk(begin: 300, end: 400, written: 300, durable: 300),
        ]
        var plan = RangePlan(total: 500, kept: kept)
        for _ in 0..<4 { plan.grow() }
        #expect(plan.written == 140)
        #expect(Set(openAll(&plan).values) == [40..<100, 200..<300, 300..<400, 400..<500])
    }

    @Test func resume_everythingThere_isFinished() {
        var plan = RangePlan(total: 10, kept: [ResumeState.Chunk(begin: 0, end: 10, written: 10, durable: 0)])
        #expect(plan.next() == .finished)
    }

    @Test func failed_alone_goesOnOnlyWithNewBytes() {
        var plan = RangePlan(total: 1000, kept: [])
        guard case .open(let id, _, _) = plan.next() else { return }
        #expect(plan.failed(id, written: 10, isThrottled: false, now: .zero) == .goesOn)
        #expect(plan.next() == .open(id, begin: 10, end: 1000))
        #expect(plan.failed(id, written: 10, isThrottled: false, now: .zero) == .giveUp)
    }

    @Test func failed_whileOthersRun_isRetriedThreeTimes() {
        var plan = RangePlan(total: 1 << 30, kept: [])
        plan.grow()
        let ids = Array(openAll(&plan).keys)
        for _ in 0..<3 {
            #expect(plan.failed(ids[0], written: 0, isThrottled: false, now: .zero) == .goesOn)
            _ = openAll(&plan)
        }
        #expect(plan.failed(ids[0], written: 0, isThrottled: false, now: .zero) == .giveUp)
    }

    @Test func throttled_burstOfRefusals_halvesOnceAndRecoversSlowly() {
        var plan = RangePlan(total: 1 << 30, kept: [])
        for _ in 0..<3 { plan.grow() }
        let ids = Array(openAll(&plan).keys)
        #expect(ids.count == 8)
        for id in ids.prefix(3) {
            #expect(plan.failed(id, written: 0, isThrottled: true, now: .seconds(1)) == .goesOn)
        }
        #expect(openAll(&plan).isEmpty)
        #expect(plan.failed(ids[3], written: 0, isThrottled: true, now: .seconds(1)) == .goesOn)
        #expect(plan.failed(ids[4], written: 0, isThrottled: true, now: .seconds(1)) == .goesOn)
        #expect(openAll(&plan).count == 1)
        #expect(plan.openConnections == 4)
        plan.recover(now: .seconds(30))
        #expect(openAll(&plan).isEmpty)
        plan.recover(now: .seconds(31))
        _ = openAll(&plan)
        #expect(plan.openConnections == 5)
    }

    @Test func throttled_lastConnection_givesUp() {
        var plan = RangePlan(total: 1 << 30, kept: [])
        guard case .open(let id, _, _) = plan.next() else { return }
        #expect(plan.failed(id, written: 5, isThrottled: true, now: .zero) == .giveUp)
    }

    @Test func largestAnswer_isNeverExceeded() {
        var plan = RangePlan(total: 1000, kept: [])
        plan.largestAnswer = 300
        var asked: [Range<Int64>] = []
        while let action = plan.next() {
            guard case .open(let id, let begin, let end?) = action else { break }
            asked.append(begin..<end)
            plan.completed(id, written: end)
        }
        #expect(asked == [0..<300, 300..<600, 600..<900, 900..<1000])
    }

    @Test func durable_coversOnlyWhatWasWrittenWhenTheSyncBegan() {
        var plan = RangePlan(total: 100, kept: [])
        guard case .open(let id, _, _) = plan.next() else { return }
        plan.advance(id, received: 60, written: 50)
        let marks = plan.writtenMarks
        plan.advance(id, received: 80, written: 80)
        plan.setDurable(marks)
        #expect(plan.ledgerChunks == [ResumeState.Chunk(begin: 0, end: 100, written: 80, durable: 50)])
    }

    @Test func durable_finishedNeighbours_becomeOneLedgerChunk() {
        var plan = RangePlan(total: 1 << 30, kept: [])
        plan.grow()
        for (id, range) in openAll(&plan) { plan.completed(id, written: range.upperBound) }
        #expect(plan.ledgerChunks.count == 2)
        plan.setDurable(plan.writtenMarks)
        #expect(plan.ledgerChunks == [ResumeState.Chunk(begin: 0, end: 1 << 30, written: 1 << 30, durable: 1 << 30)])
        #expect(plan.written == 1 << 30)
    }

    @Test func model_randomEvents_extendSometimes() {
        let extensions = (0..<60).map { seed in
            var model = RangePlanModel(seed: UInt64(seed))
            model.run()
            return model.extensions
        }
        #expect(extensions.contains { $0 > 0 })
    }

    /// Random connections, failures, throttling and restarts: every byte once, none past the end, and it ends.
    @Test(arguments: 0..<60)
    func model_randomEvents_fetchesEveryByteOnce(seed: Int) {
        var model = RangePlanModel(seed: UInt64(seed))
        model.run()
        #expect(model.isFinished)
        #expect(model.duplicates == 0)
        #expect(model.fetched == model.total)
    }
}
