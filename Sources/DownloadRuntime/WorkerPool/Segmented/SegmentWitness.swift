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
        length = Self.length(response)
        count = head.count
        digest = Self.digest(head[...])
    }

    /// Whether an answer to a request for the first `count` bytes shows another version.
    ///
    /// A page that tells of an error shows nothing.
    func isContradicted(by response: TransferResponse, _ bytes: [UInt8], isFromStart: Bool) -> Bool {
        guard response.status == 206 || response.status == 200 && isFromStart else { return false }
        let isPage = ["text/html", "application/xhtml+xml", "application/json"].contains(response.contentType)
        guard !isPage, !bytes.isEmpty else { return false }
        if let length, let other = Self.length(response), length != other { return true }
        return Self.digest(bytes.prefix(count)) != digest
    }

    private static func length(_ response: TransferResponse) -> Int64? {
        guard !response.isEncoded else { return nil }
        if response.status == 206 { return response["Content-Range"].flatMap { ContentRange($0) }?.total }
        return response.contentLength?.rawValue
    }

    private static func digest(_ bytes: ArraySlice<UInt8>) -> Int64 {
        let hash = bytes.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return Int64(bitPattern: hash)
    }
}
