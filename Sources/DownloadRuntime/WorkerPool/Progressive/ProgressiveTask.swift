import MediaModel
import Transfer

/// What one try of a progressive download works with.
struct ProgressiveTask: Sendable {
    let request: DownloadRequest
    let file: PartialFile
    /// What is open already; nil when the try opens it.
    let prepared: PreparedFile?
    let ledger: any ChunkLedger
    let allowance: DownloadAllowance
    let engine: TransferEngine
    let configuration: ProgressiveDownloaderConfiguration
    let cookies = CookieJar()
}
