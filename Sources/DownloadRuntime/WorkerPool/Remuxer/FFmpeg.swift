import Glibc

/// The program that merges.
package enum FFmpeg {
    /// The absolute path of the first `ffmpeg` in `PATH`; nil when there is none.
    package static let path: String? = {
        let folders = getenv("PATH").map { String(cString: $0) } ?? "/usr/local/bin:/usr/bin:/bin"
        let candidates = folders.split(separator: ":").map { "\($0)/ffmpeg" }
        return candidates.first { $0.hasPrefix("/") && access($0, X_OK) == 0 }
    }()
}
