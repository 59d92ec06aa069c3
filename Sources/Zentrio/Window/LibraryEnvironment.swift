import Foundation

/// What the libraries below SDL are told through the environment, so that the window opens sooner.
nonisolated enum LibraryEnvironment {
    /// The variables that help.
    ///
    /// - Parameters:
    ///   - environment: The user's variables; they are not overruled.
    ///   - cache: The folder of what can be made again; created when it is missing.
    ///   - exists: Whether there is a file at a path.
    /// - Returns: What to set, by name.
    static func variables(
        for environment: [String: String], cache: String,
        exists: (String) -> Bool = { FileManager.default.fileExists(atPath: $0) }
    ) -> [String: String] {
        var variables: [String: String] = [:]
        // Half a megabyte of text, parsed at every start: a sixth of the time until the first frame.
        let compose = cache + "/x11-compose"
        let permissions: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
        do {
            try FileManager.default.createDirectory(
                atPath: compose, withIntermediateDirectories: true, attributes: permissions)
            variables["XCOMPOSECACHE"] = compose
        } catch {
            // A start that parses the table is only slower.
        }
        // SDL asks the session bus for input methods. Where none runs, libdbus would start one while the window waits.
        let bus = environment["XDG_RUNTIME_DIR"].map { $0 + "/bus" }
        if bus.map(exists) != true { variables["DBUS_SESSION_BUS_ADDRESS"] = "disabled:" }
        return variables.filter { environment[$0.key] == nil }
    }
}
