import Glibc

/// Finds programs as a shell would.
enum ExecutableSearch {
    /// The absolute path of the first program of this name in `PATH`; nil when there is none.
    ///
    /// Relative folders in `PATH` are ignored. The default without `PATH` is `/usr/local/bin:/usr/bin:/bin`.
    static func path(of name: String, environment: [String: String]) -> String? {
        let folders = (environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
        return folders.lazy.filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }.first(where: isExecutable)
    }

    private static func isExecutable(_ path: String) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
        return access(path, X_OK) == 0
    }
}
