import Manifests
import MediaModel
import Transfer

/// What happened to a running try; the session handles one at a time.
enum SegmentedEvent: Sendable {
    /// Time to look at everything.
    case tick
    /// The transfer of a unit ended.
    case ended(FetchQueue.UnitID, FileTransfer.Ending)
    /// A transfer of a part of a unit ended.
    case helped(FetchQueue.UnitID, FileTransfer, FileTransfer.Ending)
    /// A key or an initialization came, or did not.
    case document(DocumentKey, Result<[UInt8], DownloadFailure>)
    /// The manifest was fetched again.
    case refreshed(Result<SegmentPlan, DownloadFailure>)
    /// The subtitles that lie beside the stream came, or did not.
    case subtitles(SubtitleFetch.Result)
}

/// What segments need beside their own bytes.
enum DocumentKey: Hashable, Sendable {
    case key(SegmentKey.Method, url: String)
    case initialization(url: String, range: ByteSpan?)
}
