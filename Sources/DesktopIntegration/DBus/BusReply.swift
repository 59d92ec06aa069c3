/// What a caller is told.
package enum BusReply: Hashable, Sendable {
    case values([BusValue])
    /// An error by its name, such as `org.freedesktop.DBus.Error.UnknownObject`.
    case error(String, message: String)
    /// Nobody here knows the member; sd-bus answers for us.
    case unknown
}
