import Manifests
import MediaModel
import Transfer

/// Says whether an answer brings a part of the very thing that another answer brings the rest of.
struct PartAnswerJudge: Sendable {
    /// What the other answer told.
    let version: ResourceVersion
    /// What was asked for.
    let range: ByteSpan

    func accepts(_ response: TransferResponse) -> Bool {
        guard response.status == 206, !response.isEncoded,
            let answered = response["Content-Range"].flatMap({ ContentRange($0) }),
            answered.bytes == range.offset..<range.end
        else { return false }
        return ResourceVersion(response) == version
    }
}
