/// Finds the host of an address without user, capitals, brackets or anything else that needs thought.
///
/// One look at each byte: lists of thousands of downloads are read with it.
struct PlainAddress {
    /// The host's place in the text.
    let host: Range<Int>

    /// Nil when the address is not as plain as that.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        let isSecure = bytes.starts(with: "https://".utf8)
        guard isSecure || bytes.starts(with: "http://".utf8) else { return nil }
        let start = isSecure ? 8 : 7
        let end = bytes[start...].firstIndex { !PlainAddress.isHost($0) } ?? bytes.count
        guard end > start, PlainAddress.isRest(bytes[end...]) else { return nil }
        host = start..<end
    }

    private static func isHost(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): true
        case UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
    }

    /// Whether a port or nothing follows the host, then a path, and all of it can be seen.
    private static func isRest(_ rest: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        var path = rest
        if path.first == UInt8(ascii: ":") {
            let digits = path.dropFirst().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            // Longer numbers may be no ports.
            guard digits.count < 5 || digits.reduce(0, { $0 &* 10 &+ Int($1 & 0xF) }) <= Int(UInt16.max) else {
                return false
            }
            path = path[digits.endIndex...]
        }
        switch path.first {
        case nil, UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"):
            return !path.contains(where: isEncoded)
        default: return false
        }
    }

    /// Whether this byte is percent-encoded in a path and a query: what cannot be seen, what is beyond ASCII, and what marks
    /// the ends of an address in a text.
    static func isEncoded(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, 0x7F...0xFF: true
        case UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "^"), UInt8(ascii: "`"): true
        case UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"): true
        default: false
        }
    }
}
