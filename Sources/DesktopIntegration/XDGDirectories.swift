import FoundationEssentials
import Glibc

/// Where the program's files belong, by the XDG base directory specification.
///
/// Start here, then read `ResourceDirectory` and `MPV/MPVPlayer`: everything in this module asks the desktop for something,
/// and gets the environment as an argument so that tests decide what the desktop looks like. Nothing is created here.
package struct XDGDirectories: Hashable, Sendable {
    /// The folder of the settings, absolute.
    package let configuration: String
    /// The folder of the databases, absolute.
    package let data: String
    /// The folder of what can be fetched again, absolute.
    package let cache: String
    /// The folder of logs, absolute.
    package let state: String
    /// The folder of sockets, absolute.
    ///
    /// Without `XDG_RUNTIME_DIR` it lies in the state folder; whoever creates it gives it the mode 0700.
    package let runtime: String
    /// The user's folder for films, absolute; the default place for downloads.
    package let videos: String

    /// Reads the folders from an environment.
    ///
    /// A variable that holds a relative path is ignored, as the specification asks. `ZENTRIO_HOME` puts everything under one
    /// folder; a relative one counts from `PWD`, because ignoring it would write into the real home.
    ///
    /// - Parameters:
    ///   - environment: The variables by name.
    ///   - readFile: Gives the text of a file, or nil; asked for `user-dirs.dirs` only.
    package init(environment: [String: String], readFile: (String) -> String? = XDGDirectories.text) {
        let name = ApplicationIdentity.name
        if let home = XDGDirectories.ownHome(in: environment) {
            configuration = home + "/config"
            data = home + "/data"
            cache = home + "/cache"
            state = home + "/state"
            runtime = home + "/run"
            videos = home + "/videos"
            return
        }
        let home = XDGDirectories.home(in: environment)
        func folder(_ variable: String, else standard: String) -> String {
            XDGDirectories.absolute(environment[variable]) ?? home + "/" + standard
        }
        let configurations = folder("XDG_CONFIG_HOME", else: ".config")
        let states = folder("XDG_STATE_HOME", else: ".local/state")
        configuration = configurations + "/" + name
        data = folder("XDG_DATA_HOME", else: ".local/share") + "/" + name
        cache = folder("XDG_CACHE_HOME", else: ".cache") + "/" + name
        state = states + "/" + name
        runtime = XDGDirectories.absolute(environment["XDG_RUNTIME_DIR"]).map { $0 + "/" + name } ?? state + "/run"
        let userDirectories = UserDirectories(text: readFile(configurations + "/user-dirs.dirs") ?? "", home: home)
        videos = userDirectories.videos ?? home + "/Videos"
    }

    /// The folders of this process.
    package static func ofThisProcess() -> XDGDirectories {
        XDGDirectories(environment: processEnvironment)
    }

    /// The environment of this process, for those who hand it on to a child.
    package static var processEnvironment: [String: String] { ProcessInfo.processInfo.environment }

    /// The text of a file, or nil when it cannot be read or is not UTF-8.
    package static func text(ofFile path: String) -> String? {
        FileManager.default.contents(atPath: path).flatMap { String(data: $0, encoding: .utf8) }
    }

    private static func ownHome(in environment: [String: String]) -> String? {
        guard let home = environment["ZENTRIO_HOME"], !home.isEmpty else { return nil }
        return absolute(home) ?? (absolute(environment["PWD"]) ?? "") + "/" + home
    }

    private static func home(in environment: [String: String]) -> String {
        if let home = absolute(environment["HOME"]) { return home }
        guard let entry = getpwuid(getuid()), let folder = entry.pointee.pw_dir else { return "" }
        return absolute(String(cString: folder)) ?? ""
    }

    /// The path without slashes at its end when it is absolute, else nil.
    private static func absolute(_ path: String?) -> String? {
        guard var path, path.hasPrefix("/") else { return nil }
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path
    }
}
