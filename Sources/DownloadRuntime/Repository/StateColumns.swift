import MediaModel

/// A state as two columns: a name, and the number that belongs to it.
///
/// The names are stored: they may not change.
enum StateColumns {
    /// The name of the state in the store: a waiting one carries its reason, "waiting:space".
    static func name(of state: DownloadState) -> String {
        guard case .waiting(let reason) = state else { return state.name }
        return "\(state.name):\(reason.name)"
    }

    /// The number that belongs to the state: bytes for `space` and `quota`, milliseconds for `retryAt`.
    static func value(of state: DownloadState) -> Int64? {
        guard case .waiting(let reason) = state else { return nil }
        return switch reason {
        case .space(let needed), .quota(let needed): needed.rawValue
        case .retryAt(let time): time.rawValue
        case .network, .unmetered, .schedule, .sourceMissing: nil
        }
    }

    /// The state; nil when this version does not know the name.
    static func state(name: String, value: Int64?) -> DownloadState? {
        states[name] ?? waitState(name: name, value: value ?? 0)
    }

    private static let states: [String: DownloadState] = {
        let plain: [DownloadState] = [
            .pending, .scheduled, .running, .completing, .completed, .failed, .pausing, .paused, .cancelled, .removed,
            .waiting(.network), .waiting(.unmetered), .waiting(.schedule), .waiting(.sourceMissing),
        ]
        return Dictionary(uniqueKeysWithValues: plain.map { (name(of: $0), $0) })
    }()

    private static func waitState(name: String, value: Int64) -> DownloadState? {
        switch name {
        case "waiting:space": .waiting(.space(ByteCount(rawValue: value)))
        case "waiting:quota": .waiting(.quota(ByteCount(rawValue: value)))
        case "waiting:retryAt": .waiting(.retryAt(Timestamp(rawValue: value)))
        default: nil
        }
    }
}
