import DownloadRuntime
import MediaModel

/// An answer, or a part of one, as a line of JSON.
///
/// `{"id": 1, "ok": true}`, or `{"id": 1, "ok": false, "error": {"status": 6, "message": "…"}}`. A long list of downloads
/// comes in several lines: all but the last have `"more": true` in place of `ok`.
///
/// Other programs may read these lines: the names may not change.
nonisolated struct ControlAnswer: Hashable, Sendable, Codable {
    struct Failure: Hashable, Sendable, Codable {
        /// The number with which a command of the terminal would end.
        var status: Int32
        var message: String
    }

    struct Limits: Hashable, Sendable, Codable {
        /// Downloads at once.
        var atOnce: Int
        /// Connections to one host.
        var perHost: Int
        /// Bytes a second over all downloads; absent without a limit.
        var total: ByteCount?
        /// Bytes a second for each download; absent without a limit.
        var each: ByteCount?
        var profile: SpeedProfile
        /// The hours in which downloads run; absent when that is always.
        var hours: [HoursText]?
        /// Whether downloads wait while the network is metered; absent from older programs, which cannot.
        var unmeteredOnly: Bool?
        /// Whether the episodes of a series come one after the other; absent from older programs, which cannot.
        var seriesInOrder: Bool?
        /// The most bytes that may be kept; absent without a limit.
        var storage: ByteCount?

        enum CodingKeys: String, CodingKey {
            case atOnce = "at_once"
            case perHost = "per_host"
            case unmeteredOnly = "unmetered_only"
            case seriesInOrder = "series_in_order"
            case total, each, profile, hours, storage
        }

        init(_ limits: DownloadLimits) {
            atOnce = limits.maximumRunning
            perHost = limits.connectionsPerHost
            total = limits.bandwidth
            each = limits.bandwidthPerDownload
            profile = limits.profile
            hours = limits.schedule.hours.isEmpty ? nil : limits.schedule.texts
            unmeteredOnly = limits.needsUnmeteredNetwork
            seriesInOrder = limits.keepsSeriesInOrder
            storage = limits.storage
        }

        var limits: DownloadLimits {
            DownloadLimits(
                maximumRunning: atOnce, connectionsPerHost: perHost, bandwidth: total, bandwidthPerDownload: each,
                profile: profile, schedule: WeeklySchedule(hours ?? []), needsUnmeteredNetwork: unmeteredOnly ?? false,
                keepsSeriesInOrder: seriesInOrder ?? false, storage: storage)
        }
    }

    /// As many downloads as one line holds.
    private static let partLimit = 250

    var id: Int?
    var ok: Bool?
    var more: Bool?
    var error: Failure?
    var host: HostFacts?
    var downloads: [Download]?
    var added: [ControlReply.Addition]?
    var limits: Limits?
    var health: RuntimeHealth?

    init(id: Int?, failure: CommandFailure) {
        self.id = id
        ok = false
        error = Failure(status: failure.status.rawValue, message: failure.sentence)
    }

    private init(id: Int?, reply: ControlReply) {
        self.id = id
        ok = true
        switch reply {
        case .done: break
        case .host(let facts): host = facts
        case .downloads(let list): downloads = list
        case .added(let list): added = list
        case .limits(let limits):
            self.limits = Limits(limits)
        case .health(let health): self.health = health
        }
    }

    /// The lines that bring a reply.
    static func lines(id: Int?, reply: ControlReply) -> [ControlAnswer] {
        guard case .downloads(let all) = reply, all.count > partLimit else {
            return [ControlAnswer(id: id, reply: reply)]
        }
        return stride(from: 0, to: all.count, by: partLimit).map { start in
            let end = min(start + partLimit, all.count)
            var answer = ControlAnswer(id: id, reply: .downloads(Array(all[start..<end])))
            guard end < all.count else { return answer }
            answer.ok = nil
            answer.more = true
            return answer
        }
    }

    /// Takes a later part of the same answer in.
    mutating func append(_ next: ControlAnswer) {
        let earlier = downloads ?? []
        self = next
        downloads = earlier + (next.downloads ?? [])
    }

    /// The reply; throws what the other side said is wrong.
    func reply() throws(CommandFailure) -> ControlReply {
        if let error { throw CommandFailure(ExitStatus(rawValue: error.status) ?? .failed, error.message) }
        if let host { return .host(host) }
        if let downloads { return .downloads(downloads) }
        if let added { return .added(added) }
        if let health { return .health(health) }
        if let limits { return .limits(limits.limits) }
        return .done
    }
}
