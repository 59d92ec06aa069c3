import CSystemdBus
import Glibc

extension BusError {
    /// What a negative result of sd-bus means.
    init(_ code: Code, result: Int32) {
        self.init(code, cause: String(cString: strerror(-result)))
    }

    /// What an error message means (`sd_bus_message_get_error`); nil for a message that is none.
    init?(message: OpaquePointer) {
        guard let error = sd_bus_message_get_error(message), let name = error.pointee.name else { return nil }
        let text = error.pointee.message.map { String(cString: $0) } ?? ""
        switch String(cString: name) {
        case "org.freedesktop.DBus.Error.NoReply", "org.freedesktop.DBus.Error.Timeout",
            "System.Error.ETIMEDOUT":
            self.init(.timedOut, cause: text)
        case "org.freedesktop.DBus.Error.Disconnected", "System.Error.ECONNRESET", "System.Error.ENOTCONN":
            self.init(.disconnected, cause: text)
        case let name: self.init(.refused(name), cause: text)
        }
    }
}
