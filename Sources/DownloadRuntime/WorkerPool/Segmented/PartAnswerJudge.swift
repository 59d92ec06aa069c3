import Manifests
import MediaModel
import Transfer

/// Says whether an answer brings a part of the very thing that another answer brings the rest of.
struct PartAnswerJudge: Sendable {
    /// The head of the other answer.
    let whole: TransferResponse
    /// What was asked for.
    let range: ByteSpan

    func accepts(_ response: TransferResponse) -> Bool {
        guard response.status == 206, !response.isEncoded,
            let answered = response["Content-Range"].flatMap({ ContentRange($0) }),
            answered.bytes == range.offset..<range.end
        else { return false }
        return answered.total == total && response["ETag"] == whole["ETag"]
            && response["Last-Modified"] == whole["Last-Modified"]
    }

    /// The length of the whole resource; nil when it was not told.
    private var total: Int64? {
        guard whole.status == 206 else { return whole.contentLength?.rawValue }
        return whole["Content-Range"].flatMap { ContentRange($0) }?.total
    }
}
