import Glibc

/// The program that merges.
package enum FFmpeg {
    /// Where programs usually are, as `PATH` says it.
    package static let usualFolders = "/usr/local/bin:/usr/bin:/bin"

    /// The absolute path of the first `ffmpeg` in folders that colons part; nil when there is none.
    package static func path(in folders: String = usualFolders) -> String? {
        let candidates = folders.split(separator: ":").map { "\($0)/ffmpeg" }
        return candidates.first { $0.hasPrefix("/") && access($0, X_OK) == 0 }
    }
}
