import DownloadRuntime
import MediaModel
import Testing
import ZentrioTestSupport

struct HostCapsTests {
    private var caps = HostCaps()
    private let start = ManualClock.start

    private func connections(after seconds: Int) -> Int {
        caps.connections(of: "a", limit: 16, at: start.advanced(by: .seconds(seconds)))
    }

    @Test mutating func throttle_halvesOneHostOnly() {
        caps.noteThrottle(of: "a", limit: 16, at: start)
        #expect(connections(after: 0) == 8)
        #expect(caps.connections(of: "b", limit: 16, at: start) == 16)
    }

    @Test mutating func refusalsOfOneMoment_areOne() {
        for _ in 0..<9 { caps.noteThrottle(of: "a", limit: 16, at: start) }
        #expect(connections(after: 0) == 8)
        caps.noteThrottle(of: "a", limit: 16, at: start.advanced(by: .seconds(2)))
        #expect(connections(after: 2) == 4)
    }

    @Test mutating func throttleWithoutEnd_leavesOneConnection() {
        for second in 0..<20 { caps.noteThrottle(of: "a", limit: 16, at: start.advanced(by: .seconds(second * 2))) }
        #expect(connections(after: 40) == 1)
    }

    @Test mutating func quietHalfMinute_earnsOneConnection() {
        caps.noteThrottle(of: "a", limit: 16, at: start)
        #expect([29, 30, 60, 239, 240, 900].map { connections(after: $0) } == [8, 9, 10, 15, 16, 16])
        #expect(caps.nextRecovery(after: start) == start.advanced(by: .seconds(30)))
    }

    @Test mutating func recoveredHost_isForgotten() {
        caps.noteThrottle(of: "a", limit: 16, at: start)
        caps.forgetRecovered(limit: 16, at: start.advanced(by: .seconds(239)))
        #expect(Array(caps.throttledHosts) == ["a"])
        caps.forgetRecovered(limit: 16, at: start.advanced(by: .seconds(240)))
        #expect(caps.throttledHosts.isEmpty && caps.nextRecovery(after: start) == nil)
    }

    @Test mutating func clockSetBack_losesNoTimeThatWasEarned() {
        caps.noteThrottle(of: "a", limit: 16, at: start)
        caps.shift(by: .seconds(-3_600))
        #expect(connections(after: -3_600 + 30) == 9)
        #expect(caps.nextRecovery(after: start.advanced(by: .seconds(-3_600))) == start.advanced(by: .seconds(-3_570)))
    }

    @Test mutating func throttleBeforeTheLastOne_counts() {
        caps.noteThrottle(of: "a", limit: 16, at: start)
        caps.noteThrottle(of: "a", limit: 16, at: start.advanced(by: .seconds(-3_600)))
        #expect(connections(after: -3_600) == 4)
    }

    @Test mutating func manyHosts_areBounded() {
        for index in 0..<1_000 {
            caps.noteThrottle(of: "host\(index)", limit: 16, at: start.advanced(by: .seconds(index)))
        }
        #expect(caps.throttledHosts.count <= 256)
        #expect(caps.throttledHosts.contains("host999"))
    }
}
