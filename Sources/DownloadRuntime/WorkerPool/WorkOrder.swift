package import MediaModel

/// What the scheduler has the worker pool do.
package enum WorkOrder: Hashable, Sendable {
    /// Fetch into the part file.
    case fetch(WorkTicket)
    /// Go on with these, in this order, in the place of downloads that end well.
    case offer([WorkOffer])
    /// Check the part file and give it its final name.
    case publish(WorkTicket, PartialFile)
    /// Delete what the ticket's `cleanup` says.
    case delete(WorkTicket)
    /// Put the poster beside the finished file.
    case saveArtwork(Download)

    /// The one download that it is about; nil for offers.
    var download: DownloadID? {
        switch self {
        case .fetch(let ticket), .publish(let ticket, _), .delete(let ticket): ticket.id
        case .saveArtwork(let download): download.id
        case .offer: nil
        }
    }
}
