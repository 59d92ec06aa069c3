import Logging
import Manifests
import MediaModel
import Transfer

/// What one try of a segmented download works with.
struct SegmentedTask: Sendable {
    let request: DownloadRequest
    /// Where the merged file goes.
    let file: PartialFile
    let ledger: any ChunkLedger
    let allowance: DownloadAllowance
    let engine: TransferEngine
    let configuration: SegmentDownloaderConfiguration
    /// Fetches the manifest and reads it.
    let loadPlan: SegmentDownloaderFactory.PlanLoader
    let logger: Logger
    let cookies = CookieJar()

    /// Tells the log what the user need not know.
    func note(_ text: String) {
        logger.info("\(text)", metadata: ["id": "\(request.id)"])
    }

    /// The headers that every request carries, on every host: what a stream needs it needs everywhere.
    var headers: [HeaderField] { request.ownHeaders }
}
