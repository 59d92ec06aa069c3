import MediaModel
import Transfer

/// How a segment began and how long its file was when it came, by which another version of a title shows.
///
/// Not its tag or its date: servers that make segments as they are asked for have new ones every time. Its names are stored
/// and may not change.
struct SegmentWitness: Hashable, Sendable, Codable {
    /// The lane's name.
    var lane: String
    /// The number of the segment in the lane.
    var segment: Int
    /// The length of the whole file; nil when the server did not say.
    var length: Int64?
    /// How many of the first bytes `digest` is of.
    var count: Int
    /// FNV-1a of 64 bits.
    var digest: Int64

    /// Takes down what came; nil when there are no bytes.
    init?(lane: String, segment: Int, head: [UInt8], response: TransferResponse) {
        guard !head.isEmpty else { return nil }
        self.lane = lane
        self.segment = segment
        length = ResourceVersion(response).total
        count = head.count
        digest = FNV1a.digest(head[...])
    }

    /// Whether an answer to a request for the first `count` bytes shows another version.
    ///
    /// A page that tells of an error shows nothing.
    func isContradicted(by response: TransferResponse, _ bytes: [UInt8], isFromStart: Bool) -> Bool {
        guard response.status == 206 || response.status == 200 && isFromStart else { return false }
        let isPage = ["text/html", "application/xhtml+xml", "application/json"].contains(response.contentType)
        guard !isPage, !bytes.isEmpty else { return false }
        if let length, let other = ResourceVersion(response).total, length != other { return true }
        return FNV1a.digest(bytes.prefix(count)) != digest
    }
}
