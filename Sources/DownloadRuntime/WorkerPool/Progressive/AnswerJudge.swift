import MediaModel
import Transfer

/// Judges answers by their heads (RFC 9110 §13.1.5, §14, §15.3.7): bytes of two versions never mix.
///
/// Pure, because it also runs on the transfer thread before the first byte is written.
struct AnswerJudge: Sendable {
    /// What was asked.
    enum Question: Hashable, Sendable {
        /// The whole file, about which nothing is known; `withRange` when as `bytes=0-`.
        case whole(withRange: Bool)
        /// Bytes of a known version.
        case rest(Range<Int64>, withIfRange: Bool)
    }

    let question: Question
    let original: WebAddress
    /// The version whose bytes are in the file; nil for the first question.
    let resource: ResumeState.Resource?
    /// The entity tag that each host gave for that version.
    let tags: [String: String]
    /// Where else the same bytes were found; see `place`.
    let proven: Set<String>
    /// When the answer came, for Retry-After.
    let now: Timestamp
    /// Fewer bytes of a longer range are no way to fetch a film.
    private static let smallestPart = 4096

    /// What an answer means.
    func judge(_ response: TransferResponse) -> AnswerVerdict {
        if response.status == 416 { return judgeUnsatisfied(response) }
        // 203 is a 200 that a proxy has touched.
        guard [200, 203, 206].contains(response.status) else {
            return .failure(DownloadFailure(answer: response, now: now))
        }
        switch question {
        case .whole(let withRange):
            return response.status == 206 ? judgeFirstPart(response, withRange: withRange) : judgePlain(response)
        case .rest(let range, let withIfRange):
            if let page = webPage(response) { return .failure(page) }
            return judgeRest(response, range, withIfRange: withIfRange)
        }
    }

    /// 200: the whole file in one body, and no ranges.
    private func judgePlain(_ response: TransferResponse) -> AnswerVerdict {
        let total = response.isEncoded ? nil : response.contentLength?.rawValue
        guard total != 0 else { return .failure(.emptyBody) }
        return accept(response, total: total, end: total, acceptsRanges: false)
    }

    /// 206 to `bytes=0-`: the proof that ranges work.
    private func judgeFirstPart(_ response: TransferResponse, withRange: Bool) -> AnswerVerdict {
        // The length and the offsets are those of the encoded form, and libcurl undoes it: no ranges of this file.
        if response.isEncoded { return accept(response, total: nil, end: nil, acceptsRanges: false) }
        guard let (bytes, total) = part(response), bytes.lowerBound == 0 else {
            // Who does not say which part this is may still give the whole.
            return withRange ? .askWithoutRange : .failure(.contradiction(response))
        }
        guard let total else {
            return accept(response, total: nil, end: response.contentLength?.rawValue, acceptsRanges: false)
        }
        return accept(response, total: total, end: bytes.upperBound, acceptsRanges: true)
    }

    private func judgeRest(
        _ response: TransferResponse, _ range: Range<Int64>, withIfRange: Bool
    ) -> AnswerVerdict {
        guard let resource else { return .failure(.contradiction(response)) }
        if response.status != 206 { return judgeWholeInsteadOfRest(response, resource, withIfRange: withIfRange) }
        guard !response.isEncoded, let (bytes, total) = part(response) else {
            return .failure(.contradiction(response))
        }
        if let total, total != resource.total?.rawValue { return .changed }
        guard isPart(bytes, of: range) else { return .failure(.contradiction(response)) }
        return judgeVersion(response, resource, end: bytes.upperBound)
    }

    /// Whether an answer brings the range or its beginning: servers may give less at a time (RFC 9110 §15.3.7).
    private func isPart(_ bytes: Range<Int64>, of range: Range<Int64>) -> Bool {
        bytes.lowerBound == range.lowerBound && bytes.upperBound <= range.upperBound
            && (bytes.upperBound == range.upperBound || bytes.count >= Self.smallestPart)
    }

    /// A whole body where a part was asked for: never written, whatever it is.
    private func judgeWholeInsteadOfRest(
        _ response: TransferResponse, _ resource: ResumeState.Resource, withIfRange: Bool
    ) -> AnswerVerdict {
        let length = response.isEncoded ? nil : response.contentLength
        let hasOtherLength = length != nil && length != resource.total
        let hasOtherDate = resource.hasOtherLastModified(than: response)
        if hasOtherLength || hasOtherDate { return .changed }
        if let tag = response["ETag"], let known = tags[response.address.host], tag != known {
            return .changed
        }
        return withIfRange ? .askWithoutIfRange : .rangesRefused
    }

    /// Compares the version of a right part.
    private func judgeVersion(
        _ response: TransferResponse, _ resource: ResumeState.Resource, end: Int64
    ) -> AnswerVerdict {
        guard let tag = response["ETag"], !tags.isEmpty else {
            if resource.hasOtherLastModified(than: response) { return .changed }
            let isVouchedFor = resource.hasSameLastModified(as: response) || isKnown(response.address, resource)
            return isVouchedFor ? .accept(resource: resource, end: end) : .compareBytes(tag: response["ETag"])
        }
        if tags[response.address.host] == tag { return .accept(resource: resource, end: end) }
        let agreesOtherwise = resource.hasSameLastModified(as: response)
        if tags[response.address.host] != nil { return .changed }
        if tags.values.contains(tag) { return .accept(resource: resource, end: end) }
        return agreesOtherwise ? .compareBytes(tag: tag) : .changed
    }

    /// What makes an address another place: not its query, which in signed links changes all the time.
    static func place(of address: WebAddress) -> String {
        String(decoding: address.text.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }, as: UTF8.self)
    }

    /// Whether bytes from there are in the file, or were found to be the same.
    private func isKnown(_ address: WebAddress, _ resource: ResumeState.Resource) -> Bool {
        let place = Self.place(of: address)
        return place == Self.place(of: resource.finalAddress) || proven.contains(place)
    }

    private func judgeUnsatisfied(_ response: TransferResponse) -> AnswerVerdict {
        let total = response["Content-Range"].flatMap { ContentRange($0) }?.total
        switch question {
        case .whole(let withRange):
            if total == 0 { return .failure(.emptyBody) }
            return withRange ? .askWithoutRange : .failure(.contradiction(response))
        case .rest:
            // What was asked for lies inside the known size, so the file is another one, or the server is confused.
            if let total, total == resource?.total?.rawValue { return .failure(.contradiction(response)) }
            return .changed
        }
    }

    /// The Content-Range of a 206 whose head does not contradict itself.
    private func part(_ response: TransferResponse) -> (bytes: Range<Int64>, total: Int64?)? {
        guard response.contentType != "multipart/byteranges",
            let range = response["Content-Range"].flatMap({ ContentRange($0) }), let bytes = range.bytes
        else { return nil }
        if let length = response.contentLength, length != ByteCount(bytes.count) { return nil }
        return (bytes, range.total)
    }

    /// A page in place of a part; whole files are told by their bytes, because scripts call films pages, too.
    private func webPage(_ response: TransferResponse) -> DownloadFailure? {
        guard let type = response.contentType, MediaSniffer.namesWebPage(type),
            !(resource?.contentType.map(MediaSniffer.namesWebPage) ?? false)
        else { return nil }
        return .webPage(response)
    }

    private func accept(
        _ response: TransferResponse, total: Int64?, end: Int64?, acceptsRanges: Bool
    ) -> AnswerVerdict {
        let resource = ResumeState.Resource(
            original: original, response: response, total: total, acceptsRanges: acceptsRanges)
        return .accept(resource: resource, end: end)
    }
}
