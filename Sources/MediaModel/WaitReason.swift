/// Why a download waits although nobody paused it.
package enum WaitReason: Hashable, Sendable, Codable {
    /// No network.
    case network
    /// The network is metered and the profile asks for unmetered ones.
    case unmetered
    /// The disk lacks room; how much more is needed.
    case space(ByteCount)
    /// The profile's limit is reached; how much more is needed.
    case quota(ByteCount)
    /// Outside the hours in which downloads run.
    case schedule
    /// A try failed; the next one starts then.
    case retryAt(Timestamp)
    /// The folder or disk of the part file is not there.
    case sourceMissing

    /// The stored name; also in the events: it may not change.
    package var name: String {
        switch self {
        case .network: "network"
        case .unmetered: "unmetered"
        case .space: "space"
        case .quota: "quota"
        case .schedule: "schedule"
        case .retryAt: "retryAt"
        case .sourceMissing: "sourceMissing"
        }
    }
}
