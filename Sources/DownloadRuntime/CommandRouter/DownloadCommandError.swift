package import MediaModel

/// Why a command was not carried out.
package enum DownloadCommandError: Error, Hashable, Sendable, CustomStringConvertible {
    /// No download has this identifier.
    case notFound(DownloadID)
    /// No file lies at this path, or it belongs to another download.
    case fileMissing(String)
    /// The runtime is shutting down or was never started.
    case stopped

    package var description: String {
        switch self {
        case .notFound(let id): "No download has the name \(id)."
        case .fileMissing(let path): "There is no file at \(path), or it belongs to another download."
        case .stopped: "Zentrio is closing and takes no more commands."
        }
    }
}
