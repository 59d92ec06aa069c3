import MediaModel

/// A Cookie header of the user's, as lines for a jar (`CURLOPT_COOKIELIST`).
///
/// A server that sets cookies gets them in one header with the user's: of two it would read one.
struct GivenCookies: Hashable, Sendable {
    /// What libcurl puts into one header at most, with some room for what servers set: 100 cookies of 6,000 bytes.
    private static let mostCookies = 100
    private static let mostBytes = 6_000

    /// In the form of a cookie file: host, whether it is for hosts below it, path, whether it is for https alone, time, name, value.
    let lines: [String]

    /// Reads the header of a request to an address; nil when a jar would not give back the very same cookies.
    init?(_ header: String, for address: WebAddress) {
        let isPlainHost = address.host.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."),
                UInt8(ascii: "-"):
                true
            default: false
            }
        }
        guard isPlainHost, header.utf8.count <= Self.mostBytes, !header.utf8.contains(UInt8(ascii: "\t")) else {
            return nil
        }
        let isSafe = address.scheme == "https"
        var names: Set<String> = []
        var lines: [String] = []
        for part in header.split(separator: ";") {
            let cookie = part.drop { $0 == " " }
            let name = String(cookie.prefix { $0 != "=" })
            guard name.utf8.count < cookie.utf8.count, !name.isEmpty, !name.contains(" "), !name.hasPrefix("__"),
                names.insert(name).inserted
            else { return nil }
            let value = cookie.dropFirst(name.count + 1)
            lines.append("\(address.host)\tFALSE\t/\t\(isSafe ? "TRUE" : "FALSE")\t0\t\(name)\t\(value)")
        }
        guard !lines.isEmpty, lines.count <= Self.mostCookies else { return nil }
        self.lines = lines
    }
}
