/// A file on the origin server, answered as RFC 9110 asks; tests bend its answers.
package struct OriginResource: Sendable {
    package var body: OriginBody
    package var entityTag: String? = "\"v1\""
    package var lastModified: String? = "Mon, 03 Nov 2025 10:00:00 GMT"
    package var date: String? = "Thu, 20 Nov 2025 10:00:00 GMT"
    package var contentType: String? = "video/mp4"
    package var acceptsRanges = true

    package init(_ body: OriginBody) {
        self.body = body
    }

    /// The right answer to a request.
    package func answer(to request: OriginRequest) -> OriginAnswer {
        var answer = OriginAnswer(headers: headers, body: body.bytes)
        guard acceptsRanges, matches(request.ifRange), let range = request.byteRange(of: body.count) else {
            return answer
        }
        guard !range.isEmpty else {
            answer.status = 416
            answer.body = []
            answer.headers.append(("Content-Range", "bytes */\(body.count)"))
            return answer
        }
        answer.status = 206
        answer.body = Array(body.bytes[range])
        answer.headers.append(("Content-Range", "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(body.count)"))
        return answer
    }

    private var headers: [(name: String, value: String)] {
        let all: [(String, String?)] = [
            ("Content-Type", contentType), ("ETag", entityTag), ("Last-Modified", lastModified), ("Date", date),
        ]
        return all.compactMap { name, value in value.map { (name, $0) } }
    }

    private func matches(_ ifRange: String?) -> Bool {
        ifRange.map { $0 == entityTag || $0 == lastModified } ?? true
    }
}
