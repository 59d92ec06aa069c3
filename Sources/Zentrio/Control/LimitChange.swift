import MediaModel

/// A wish for other limits; nil leaves one as it is.
nonisolated struct LimitChange: Hashable, Sendable, Codable {
    /// Downloads at once, 1 to 10.
    var atOnce: Int?
    /// Downloads from one host at once, at least 1.
    var perHost: Int?
    /// Bytes a second over all downloads; zero is no limit.
    var total: ByteCount?

    enum CodingKeys: String, CodingKey {
        case atOnce = "at_once"
        case perHost = "per_host"
        case total
    }

    var isEmpty: Bool { self == LimitChange() }
}
