import DownloadRuntime
import MediaModel

/// A wish for other limits; nil leaves one as it is.
nonisolated struct LimitChange: Hashable, Sendable, Codable {
    /// Downloads at once, 1 to 10.
    var atOnce: Int?
    /// Connections to one host, at least 1.
    var perHost: Int?
    /// Bytes a second over all downloads; zero is no limit.
    var total: ByteCount?
    /// Bytes a second for each download; zero is no limit.
    var each: ByteCount?
    var profile: SpeedProfile?
    /// The hours in which downloads run; empty is always.
    var hours: [HoursText]?
    /// Whether downloads wait while the network is metered.
    var unmeteredOnly: Bool?
    /// Whether the episodes of a series come one after the other.
    var seriesInOrder: Bool?
    /// The most bytes that may be kept; zero is no limit.
    var storage: ByteCount?

    enum CodingKeys: String, CodingKey {
        case atOnce = "at_once"
        case perHost = "per_host"
        case unmeteredOnly = "unmetered_only"
        case seriesInOrder = "series_in_order"
        case total, each, profile, hours, storage
    }
}

nonisolated extension DownloadLimits {
    /// These limits with what a wish changes.
    func applying(_ change: LimitChange) -> DownloadLimits {
        func count(_ wanted: ByteCount?, else current: ByteCount?) -> ByteCount? {
            guard let wanted else { return current }
            return wanted > .zero ? wanted : nil
        }
        return DownloadLimits(
            maximumRunning: change.atOnce ?? maximumRunning, connectionsPerHost: change.perHost ?? connectionsPerHost,
            bandwidth: count(change.total, else: bandwidth),
            bandwidthPerDownload: count(change.each, else: bandwidthPerDownload), profile: change.profile ?? profile,
            schedule: change.hours.map { WeeklySchedule($0) } ?? schedule,
            needsUnmeteredNetwork: change.unmeteredOnly ?? needsUnmeteredNetwork,
            keepsSeriesInOrder: change.seriesInOrder ?? keepsSeriesInOrder,
            storage: count(change.storage, else: storage))
    }
}
