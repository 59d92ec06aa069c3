import Glibc

/// Where a bus listens, in D-Bus's own form such as `unix:path=/run/user/1000/bus`.
package struct BusAddress: Hashable, Sendable {
    package let text: String

    package init(_ text: String) {
        self.text = text
    }

    /// The user's bus.
    ///
    /// - Parameter environment: The variables by name; `DBUS_SESSION_BUS_ADDRESS`, else `XDG_RUNTIME_DIR`.
    /// - Returns: Nil when there is none, or when the variable says `disabled:`.
    package static func session(in environment: [String: String]) -> BusAddress? {
        if let text = environment["DBUS_SESSION_BUS_ADDRESS"], !text.isEmpty { return enabled(text) }
        guard let folder = environment["XDG_RUNTIME_DIR"], folder.hasPrefix("/") else { return nil }
        let path = folder + "/bus"
        return access(path, F_OK) == 0 ? BusAddress("unix:path=" + path) : nil
    }

    /// The machine's bus; `DBUS_SYSTEM_BUS_ADDRESS`, else its usual socket.
    ///
    /// - Returns: Nil when there is none.
    package static func system(in environment: [String: String]) -> BusAddress? {
        if let text = environment["DBUS_SYSTEM_BUS_ADDRESS"], !text.isEmpty { return enabled(text) }
        let path = "/run/dbus/system_bus_socket"
        return access(path, F_OK) == 0 ? BusAddress("unix:path=" + path) : nil
    }

    private static func enabled(_ text: String) -> BusAddress? {
        text.hasPrefix("disabled:") ? nil : BusAddress(text)
    }
}
