/// How elements are called on the accessibility bus.
struct AccessibleReference: Hashable, Sendable {
    /// Our name on the bus.
    let bus: String
    /// The desktop that took us in.
    let desktop: BusValue

    static let root = "/org/a11y/atspi/accessible/root"
    static let prefix = "/org/a11y/atspi/accessible"
    static let cache = "/org/a11y/atspi/cache"
    static let null = "/org/a11y/atspi/null"

    func path(of id: UInt64) -> String { "\(Self.prefix)/\(id)" }

    /// Before anybody has taken us in.
    static let unknown = AccessibleReference(bus: "", desktop: .structure([.string(""), .path(null)]))

    /// A node, the application itself for nil.
    func value(of id: UInt64?) -> BusValue {
        .structure([.string(bus), .path(id.map { path(of: $0) } ?? Self.root)])
    }

    var nothing: BusValue { .structure([.string(bus), .path(Self.null)]) }
}
