package import MediaModel

/// Why a command was not carried out.
package enum DownloadCommandError: Error, Hashable, Sendable, CustomStringConvertible {
    /// No download has this identifier.
    case notFound(DownloadID)
    /// No file lies at this path, or it belongs to another download.
    case fileMissing(String)
    /// The list could not be saved for a while; `follows` when the command is carried out as soon as it can be.
    case notSaved(StoreOutage, follows: Bool)
    /// The runtime is shutting down or was never started.
    case stopped

    package var description: String {
        switch self {
        case .notFound(let id): "No download has the name \(id)."
        case .fileMissing(let path): "There is no file at \(path), or it belongs to another download."
        case .notSaved(let outage, let follows):
            follows
                ? "\(outage.sentence) What you asked for follows as soon as it can be saved, unless Zentrio ends before."
                : outage.sentence
        case .stopped: "Zentrio is closing and takes no more commands."
        }
    }
}
