import DownloadRuntime
import MediaModel
import Testing

@testable import Zentrio

nonisolated struct LimitChangeTests {
    private let limits = DownloadLimits(
        maximumRunning: 3, connectionsPerHost: 4, bandwidth: ByteCount(5), bandwidthPerDownload: ByteCount(6),
        profile: .quiet, schedule: WeeklySchedule([HoursText("mon 1:00-2:00")].compactMap(\.self)),
        needsUnmeteredNetwork: false, keepsSeriesInOrder: true, storage: ByteCount(9))

    @Test func change_ofNothing_leavesAll() {
        #expect(limits.applying(LimitChange()) == limits)
    }

    @Test func change_ofAll_changesAll() {
        let change = LimitChange(
            atOnce: 5, perHost: 2, total: ByteCount(7), each: ByteCount(8), profile: .balanced,
            hours: [HoursText("sun 1:00-2:00")].compactMap(\.self), unmeteredOnly: true, seriesInOrder: false,
            storage: ByteCount(10))
        let changed = limits.applying(change)
        #expect(changed.maximumRunning == 5 && changed.connectionsPerHost == 2)
        #expect(changed.bandwidth == ByteCount(7) && changed.bandwidthPerDownload == ByteCount(8))
        #expect(changed.profile == .balanced)
        #expect(changed.schedule.texts.map(\.description) == ["sun 01:00-02:00"])
        #expect(changed.needsUnmeteredNetwork && !changed.keepsSeriesInOrder && changed.storage == ByteCount(10))
    }

    @Test func zero_takesALimitAway() {
        let changed = limits.applying(LimitChange(total: .zero, each: .zero, hours: [], storage: .zero))
        #expect(changed.bandwidth == nil && changed.bandwidthPerDownload == nil && changed.schedule.hours.isEmpty)
        #expect(changed.storage == nil)
    }

    @Test func numbersOutOfRange_areBroughtIntoIt() {
        let changed = limits.applying(LimitChange(atOnce: 99, perHost: -1))
        #expect(changed.maximumRunning == 10 && changed.connectionsPerHost == 1)
    }
}
