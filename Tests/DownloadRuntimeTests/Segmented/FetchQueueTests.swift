import Manifests
import Testing

@testable import DownloadRuntime

struct FetchQueueTests {
    private static var eightAtFirst: FetchLimits {
        var limits = FetchLimits()
        limits.firstConnections = 8
        return limits
    }

    private func lane(_ count: Int, kind: TrackKind = .video, mirrors: [String] = [], ranges: Bool = false) -> Lane {
        let segments = (0..<count).map { index in
            MediaSegment(
                url: ranges ? "http://a/all" : "http://a/\(index)",
                range: ranges ? ByteSpan(offset: Int64(index) * 100, length: 100) : nil, start: Double(index * 4),
                duration: 4, sequence: Int64(index), mirrors: mirrors.map { "\($0)/\(index)" })
        }
        let track = Track(id: "t", kind: kind, segments: SegmentList(segments))
        return Lane(
            kind: kind, number: 0, language: nil, title: nil, isDefault: true,
            stretches: [Lane.Stretch(period: 0, periodStart: 0, periodDuration: nil, track: track, firstIndex: 0)])
    }

    private func drain(_ queue: inout FetchQueue, now: Duration = .zero) -> [(
        id: Int, unit: FetchUnit, address: String
    )] {
        var units: [(id: Int, unit: FetchUnit, address: String)] = []
        while let next = queue.next(now: now) { units.append(next) }
        return units
    }

    @Test func connections_growWithEachUnit() {
        var queue = FetchQueue(lanes: [lane(40)], limits: Self.eightAtFirst)
        let first = drain(&queue)
        #expect(first.count == 8)
        for unit in first { queue.delivered(unit.id) }
        #expect(drain(&queue).count == 16)
    }

    @Test func lookahead_isBounded() {
        var queue = FetchQueue(lanes: [lane(200)])
        var count = 0
        while let next = queue.next(now: .zero) {
            count += 1
            queue.delivered(next.id)
        }
        #expect(count == FetchLimits().lookahead)
    }

    @Test func rangesBehindEachOther_areOneUnit() {
        var queue = FetchQueue(lanes: [lane(10, ranges: true)])
        let unit = drain(&queue).first?.unit
        #expect(unit?.segments == 0..<5)
        #expect(unit?.range == ByteSpan(offset: 0, length: 500))
        #expect(unit?.slices == [0..<100, 100..<200, 200..<300, 300..<400, 400..<500])
    }

    @Test func throttle_halvesTheHost() throws {
        var queue = FetchQueue(lanes: [lane(40)], limits: Self.eightAtFirst)
        let first = drain(&queue)
        let verdict = queue.failed(first[0].id, .throttled(notBefore: .seconds(5)), now: .zero, jitter: 0)
        #expect(verdict == .retry)
        #expect(drain(&queue, now: .seconds(1)).isEmpty)
        for unit in first.dropFirst() { queue.delivered(unit.id) }
        #expect(drain(&queue, now: .seconds(6)).count == 4)
    }

    @Test func idleConnections_helpAtTheEnd_asFarAsTheyAreAllowed() {
        var queue = FetchQueue(lanes: [lane(10)], limits: Self.eightAtFirst)
        var units = drain(&queue)
        #expect(queue.helpable(now: .zero).isEmpty, "there is more to fetch")
        for unit in units.prefix(4) { queue.delivered(unit.id) }
        units = Array(units.dropFirst(4)) + drain(&queue)
        #expect(units.count == 6 && queue.window == 12)
        #expect(queue.helpable(now: .zero).map(\.count) == [6])
        queue.helperCount = 6
        #expect(queue.helpable(now: .zero).isEmpty)
        queue.helperCount = 0
        queue.allowed = 6
        #expect(queue.helpable(now: .zero).isEmpty)
        queue.allowed = 7
        #expect(queue.helpable(now: .zero).map(\.count) == [6])
        _ = queue.failed(units[0].id, .transient, now: .zero, jitter: 0)
        #expect(queue.helpable(now: .zero).isEmpty, "something waits to come again")
    }

    @Test func slowFirstUnit_isHelpedBeforeOthers_onceNothingElseMayBeFetched() throws {
        var queue = FetchQueue(lanes: [lane(200)])
        var slow: [Int] = []
        while let next = queue.next(now: .zero) {
            if next.unit.segments.lowerBound < 2 { slow.append(next.id) } else { queue.delivered(next.id) }
            if slow.count < 2 { #expect(queue.helpable(now: .zero).isEmpty) }
        }
        #expect(queue.inFlight == 2 && slow.count == 2)
        #expect(queue.helpable(now: .zero) == slow.map { [$0] })
        queue.isHolding = true
        #expect(queue.helpable(now: .zero) == slow.map { [$0] })
    }

    @Test func hostThatAsksForFewerConnections_getsNoHelpers() {
        var queue = FetchQueue(lanes: [lane(3)])
        let units = drain(&queue)
        _ = queue.failed(units[0].id, .throttled(notBefore: nil), now: .zero, jitter: 0)
        for unit in drain(&queue, now: .seconds(5)) { queue.delivered(unit.id) }
        #expect(queue.inFlight > 0 && queue.helpable(now: .seconds(5)).isEmpty)
    }

    @Test func missingTwice_isBrokenAndTheOthersGoOn() {
        var queue = FetchQueue(lanes: [lane(3)])
        let first = drain(&queue)
        #expect(queue.failed(first[1].id, .missing, now: .zero, jitter: 0) == .retry)
        let again = drain(&queue, now: .seconds(1))
        #expect(again.map(\.unit) == [first[1].unit])
        #expect(queue.failed(again[0].id, .missing, now: .seconds(1), jitter: 0) == .broken)
        #expect(queue.broken.map(\.segments) == [1..<2])
    }

    /// A queue and its first units, of which every one fails as often as it may.
    private func drainFailing(
        _ queue: inout FetchQueue, _ fault: FetchQueue.Fault, ends: inout [FetchQueue.Verdict]
    ) -> Int {
        var count = 0
        for round in 1...5_000 where !queue.isDone {
            let now = Duration.seconds(round * 10)
            while let next = queue.next(now: now) {
                count += 1
                guard next.unit.lane == 1 else {
                    queue.delivered(next.id)
                    queue.written(next.unit)
                    continue
                }
                let verdict = queue.failed(next.id, fault, now: now, jitter: 0)
                if verdict == .refresh { queue.refreshed(queue.lanes) }
                guard verdict != .retry, verdict != .refresh else { continue }
                ends.append(verdict)
                queue.written(next.unit)
            }
        }
        return count
    }

    @Test(arguments: [FetchQueue.Fault.missing, .damaged, .transient, .throttled(notBefore: nil), .expired])
    func wordsThatDoNotCome_areLeftOut_andBreakNothing(fault: FetchQueue.Fault) {
        var queue = FetchQueue(lanes: [lane(400), lane(400, kind: .subtitles)])
        var ends: [FetchQueue.Verdict] = []
        let count = drainFailing(&queue, fault, ends: &ends)
        #expect(queue.isDone && queue.isComplete(1))
        #expect(!ends.isEmpty && ends.allSatisfy { $0 == .leaveOut })
        #expect(queue.broken.isEmpty)
        #expect(queue.leftOut(of: 1) == 400 && queue.leftOut(of: 0) == 0)
        // Nobody asks often for what is never there.
        #expect(count < 400 + 400 + 100 * FetchLimits().tries, "\(count)")
    }

    @Test func mirror_isAskedAtOnce() {
        var queue = FetchQueue(lanes: [lane(1, mirrors: ["http://b"])])
        let first = drain(&queue)
        _ = queue.failed(first[0].id, .transient, now: .zero, jitter: 0)
        #expect(drain(&queue).map(\.address) == ["http://b/0"])
    }

    @Test func unitThatMayHaveMore_comesOnceMore_fromAnotherAddress() {
        var queue = FetchQueue(lanes: [lane(1, mirrors: ["http://b"])])
        let first = drain(&queue)
        queue.delivered(first[0].id)
        queue.doubted(first[0].unit, now: .zero)
        #expect(!queue.isDone)
        let second = drain(&queue)
        #expect(second.map(\.address) == ["http://b/0"])
        #expect(queue.failed(second[0].id, .transient, now: .zero, jitter: 0) == .retry)
        let third = drain(&queue)
        #expect(third.map(\.address) == ["http://a/0"])
        queue.delivered(third[0].id)
        queue.written(third[0].unit)
        #expect(queue.isDone)
    }

    @Test func unitThatMayHaveMore_isAskedForAfterAWhile_whereThereIsOneAddress() {
        var queue = FetchQueue(lanes: [lane(1)])
        let first = drain(&queue)
        queue.delivered(first[0].id)
        queue.doubted(first[0].unit, now: .zero)
        #expect(drain(&queue).isEmpty)
        #expect(drain(&queue, now: FetchLimits().backoff).map(\.address) == ["http://a/0"])
    }

    @Test func expired_refreshesOnce() {
        var queue = FetchQueue(lanes: [lane(3)])
        let first = drain(&queue)
        #expect(queue.failed(first[0].id, .expired, now: .zero, jitter: 0) == .refresh)
        #expect(queue.failed(first[1].id, .expired, now: .zero, jitter: 0) == .retry)
        #expect(drain(&queue).isEmpty)
        queue.refreshed([lane(3)])
        // On its way since before, and refused only now.
        #expect(queue.failed(first[2].id, .expired, now: .zero, jitter: 0) == .retry)
        let again = drain(&queue, now: .seconds(1))
        #expect(again.count == 3)
        #expect(queue.failed(again[0].id, .expired, now: .seconds(1), jitter: 0) == .giveUp)
    }

    @Test func expiredAgain_refreshesOnlyIfSomethingWasWrittenSince() throws {
        var queue = FetchQueue(lanes: [lane(40)], limits: Self.eightAtFirst)
        for round in 0..<3 {
            let units = drain(&queue)
            if round > 0 {
                queue.delivered(units[0].id)
                queue.written(units[0].unit)
            }
            #expect(queue.failed(units[1].id, .expired, now: .zero, jitter: 0) == .refresh)
            for unit in units.dropFirst(2) {
                #expect(queue.failed(unit.id, .expired, now: .zero, jitter: 0) == .retry)
            }
            if round == 0 { #expect(queue.failed(units[0].id, .expired, now: .zero, jitter: 0) == .retry) }
            queue.refreshed([lane(40)])
        }
        let unit = try #require(drain(&queue).first)
        #expect(queue.failed(unit.id, .expired, now: .zero, jitter: 0) == .giveUp)
    }

    @Test func present_isLeftOut() {
        var queue = FetchQueue(lanes: [lane(6)])
        queue.leaveOut([0..<2, 3..<5], of: 0)
        #expect(drain(&queue).map(\.unit.segments) == [2..<3, 5..<6])
    }
}
