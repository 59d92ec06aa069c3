import MediaModel
import Transfer

/// Compares bytes in the file with the same range at a server that nothing else vouches for.
struct TailComparison: Sendable {
    /// How much is compared: 64 KiB.
    static let largestSample: Int64 = 64 * 1024

    let address: WebAddress
    let headers: [HeaderField]
    let cookies: CookieJar?
    let range: Range<Int64>
    /// The tag that the answer must carry, or a third version is at play; nil for none.
    let tag: String?
    let total: ByteCount?
    let file: PartialFileHandle

    /// Whether the server has the same bytes; nil when it did not give them.
    func isSame(_ engine: TransferEngine) async -> Bool? {
        let request = TransferRequest(
            address: address, headers: headers, range: .init(begin: range.lowerBound, end: range.upperBound),
            purpose: .bulk, cookies: cookies)
        guard let (response, bytes) = try? await engine.data(for: request, limit: ByteCount(range.count)),
            response.status == 206
        else { return nil }
        guard response["ETag"] == tag,
            let answered = response["Content-Range"].flatMap({ ContentRange($0) }), answered.bytes == range,
            answered.total == total?.rawValue
        else { return false }
        return (try? file.read(range.count, at: range.lowerBound)) == bytes
    }
}
