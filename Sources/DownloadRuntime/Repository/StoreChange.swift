package import MediaModel

/// One change of a download, as it is committed and then told.
package struct StoreChange: Hashable, Sendable {
    /// The state before; nil when the download is new, equal to the state after when something else changed.
    package var from: DownloadState?
    package var stored: StoredDownload
    /// Whether the store has this request already, so that only what moves is written.
    ///
    /// The default is false.
    package var keepsRequest: Bool

    package init(from: DownloadState?, stored: StoredDownload, keepsRequest: Bool = false) {
        self.from = from
        self.stored = stored
        self.keepsRequest = keepsRequest
    }

    /// What puts a download into an empty database, with how far it was watched.
    static func anew(_ stored: StoredDownload) -> [StoreChange] {
        let insertion = StoreChange(from: nil, stored: stored)
        let download = stored.download
        guard download.watchPosition != nil || download.isWatched else { return [insertion] }
        return [insertion, StoreChange(from: download.state, stored: stored)]
    }

    package var isTransition: Bool { from != stored.download.state }
    /// Whether the commit must survive a power loss.
    ///
    /// A new download's must, because its part file may survive, and without its row nobody would know whose it is; so must
    /// that of a file with its final name, because nobody would look for it again. A merged file is known by the size that it
    /// had before it got its name: the marks count what it was merged from.
    var mustSurvivePowerLoss: Bool {
        guard isTransition else { return false }
        switch stored.download.state {
        case .completed: return true
        case .completing: return stored.download.request.stream.format != .progressive
        default: return from == nil
        }
    }
}
