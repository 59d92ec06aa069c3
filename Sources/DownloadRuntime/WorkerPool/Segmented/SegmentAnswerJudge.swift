import Manifests
import MediaModel
import Transfer

/// Says what an answer to the request for a unit means, before its body is read.
struct SegmentAnswerJudge: Sendable {
    enum Verdict: Hashable, Sendable {
        /// The body is the unit.
        case whole
        /// The server ignores ranges: the unit lies at this offset of the body.
        case slice(offset: Int64)
        case fault(FetchQueue.Fault, DownloadFailure)
    }

    let range: ByteSpan?
    /// The time of day and the running time at the request, for Retry-After.
    let timestamp: Timestamp
    let now: Duration
    /// A longer wait than this is the scheduler's business.
    static let longestWait = Duration.seconds(600)

    func judge(_ response: TransferResponse) -> Verdict {
        switch response.status {
        case 200: range.map { .slice(offset: $0.offset) } ?? .whole
        case 206: partial(response)
        default: refused(response)
        }
    }

    private func partial(_ response: TransferResponse) -> Verdict {
        // A 206 that was not asked for, or for other bytes, must not be written.
        guard let range, let answered = response["Content-Range"].flatMap({ ContentRange($0) }),
            answered.bytes == range.offset..<range.end
        else { return .fault(.damaged, .contradiction(response)) }
        return .whole
    }

    private func refused(_ response: TransferResponse) -> Verdict {
        let failure = DownloadFailure(answer: response, now: timestamp)
        switch response.status {
        case 401, 403, 410: return .fault(.expired, failure)
        case 429, 503:
            let wait = failure.retryAfter.map { min(timestamp.duration(to: $0), Self.longestWait) }
            return .fault(.throttled(notBefore: wait.map { now + $0 }), failure)
        case 408, 425, 500...: return .fault(.transient, failure)
        default: return .fault(.missing, failure)
        }
    }
}
