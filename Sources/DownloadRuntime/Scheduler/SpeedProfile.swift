package import MediaModel

/// How much of the line downloads take, in one word.
///
/// The raw values are stored and typed on the command line: they may not change.
package enum SpeedProfile: String, Hashable, Sendable, Codable, CaseIterable {
    /// Everything.
    case unlimited
    /// 4 MB/s: a film in half an hour, and video calls go on.
    case balanced
    /// 1 MB/s over few connections: nobody notices.
    case quiet

    /// Bytes a second over all downloads; nil for no limit.
    package var bandwidth: ByteCount? {
        switch self {
        case .unlimited: nil
        case .balanced: ByteCount(4_000_000)
        case .quiet: ByteCount(1_000_000)
        }
    }

    /// The most connections to one host; nil leaves it to the setting.
    package var connectionsPerHost: Int? {
        switch self {
        case .unlimited: nil
        case .balanced: 4
        case .quiet: 2
        }
    }
}
