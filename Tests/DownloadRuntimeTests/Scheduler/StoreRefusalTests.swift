import MediaModel
import Testing

@testable import DownloadRuntime

struct StoreRefusalTests {
    private struct Fault: Error {}
    private let outage = StoreOutage(Fault(), path: "/proc/list/downloads.sqlite")

    @Test func nextTry_isAnIntervalAfterTheLastOne() {
        var refusal = StoreRefusal(outage, now: .seconds(10))
        #expect(refusal.nextTry == .seconds(11))
        refusal.noteTry(outage, now: .milliseconds(11_300))
        #expect(refusal.nextTry == .milliseconds(12_300))
        refusal.hurry()
        #expect(refusal.nextTry == .zero)
    }

    @Test func isOverdue_countsFromTheRefusalOn() {
        let refusal = StoreRefusal(outage, now: .seconds(10))
        #expect(!refusal.isOverdue(since: .zero, now: .milliseconds(12_999)))
        #expect(refusal.isOverdue(since: .zero, now: .seconds(13)))
        #expect(!refusal.isOverdue(since: .seconds(11), now: .seconds(13)))
        #expect(refusal.isOverdue(since: .seconds(11), now: .seconds(14)))
    }
}
