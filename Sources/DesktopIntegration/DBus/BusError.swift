/// Why something did not work over the bus.
package struct BusError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Code: Hashable, Sendable {
        /// There is no bus, or it does not let us in.
        case unavailable
        /// The connection broke or was closed.
        case disconnected
        /// No answer came in time.
        case timedOut
        /// Whoever waited no longer wants the answer.
        case cancelled
        /// The other side answered with an error of this name, such as
        /// `org.freedesktop.DBus.Error.ServiceUnknown`.
        case refused(String)
        /// The message cannot be put into D-Bus's form.
        case malformed
    }

    package let code: Code
    /// For the log.
    package let cause: String

    package init(_ code: Code, cause: String) {
        self.code = code
        self.cause = cause
    }

    package var description: String {
        switch code {
        case .unavailable: "The message bus cannot be reached: \(cause)."
        case .disconnected: "The connection to the message bus broke: \(cause)."
        case .timedOut: "No answer came over the message bus: \(cause)."
        case .cancelled: "Nobody waits for the answer any more."
        case .refused(let name): "The other side refused with \(name): \(cause)."
        case .malformed: "The message cannot be sent: \(cause)."
        }
    }

    /// Whether somebody is there, but without the method that was asked for.
    package var isUnknownMember: Bool {
        guard case .refused(let name) = code else { return false }
        return name == "org.freedesktop.DBus.Error.UnknownMethod"
            || name == "org.freedesktop.DBus.Error.UnknownInterface"
    }

    /// Whether the other side itself said no, rather than that nobody is there.
    package var isAnswer: Bool {
        guard case .refused(let name) = code else { return false }
        return !BusError.absences.contains(name)
    }

    private static let absences: Set = [
        "org.freedesktop.DBus.Error.ServiceUnknown", "org.freedesktop.DBus.Error.NameHasNoOwner",
        "org.freedesktop.DBus.Error.Spawn.ServiceNotFound", "org.freedesktop.DBus.Error.Spawn.ExecFailed",
        "org.freedesktop.DBus.Error.Spawn.ChildExited",
    ]
}
