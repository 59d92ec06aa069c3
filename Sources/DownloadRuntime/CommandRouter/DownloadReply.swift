package import MediaModel

/// The answer to a command that was carried out.
package enum DownloadReply: Hashable, Sendable {
    case done
    /// The download that an enqueue led to; `isNew` is false when it was in the list already.
    case download(Download, isNew: Bool)
    /// The downloads that an `enqueueAll` led to, in its order, and those of them that are new.
    case downloads([DownloadID], new: Set<DownloadID>)

    /// The downloads that were not there before.
    var newDownloads: Set<DownloadID> {
        switch self {
        case .done: []
        case .download(let download, let isNew): isNew ? [download.id] : []
        case .downloads(_, let new): new
        }
    }

    /// The download that an enqueue led to.
    package var download: Download? {
        guard case .download(let download, _) = self else { return nil }
        return download
    }
}
