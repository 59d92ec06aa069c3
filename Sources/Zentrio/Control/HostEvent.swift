import DownloadRuntime
import MediaModel

/// What a command of the terminal needs to know of an event, whichever program it comes from.
nonisolated enum HostEvent: Hashable, Sendable {
    case progress(DownloadID, DownloadProgress)
    /// Something else of a download changed; its facts, when they came along.
    case changed(DownloadID, Download?)
    case warning(message: String, code: RuntimeWarning.Code?, id: DownloadID?)
    /// Events were lost: ask for the downloads anew.
    case resync

    /// Nil for what only figures are about.
    init?(_ event: DownloadEvent) {
        switch event {
        case .progress(let id, let progress): self = .progress(id, progress)
        case .statusChanged(let change): self = .changed(change.id, change.download)
        case .downloadChanged(let download): self = .changed(download.id, download)
        case .warning(let warning): self = .warning(message: warning.message, code: warning.code, id: warning.id)
        case .resync: self = .resync
        case .metrics: return nil
        }
    }
}
