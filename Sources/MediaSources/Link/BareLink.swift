import MediaModel

/// A link without a scheme, as people type the address of a server: "media.example/a.mp4", "nas:8096".
package struct BareLink: Hashable, Sendable {
    /// The link with the scheme that is tried first.
    let first: String
    /// The one that is tried where the first leads nowhere.
    let second: String

    /// Ports on which servers of media speak TLS.
    private static let securePorts: Set<Substring> = ["443", "8443", "8920"]

    /// Reads a text without white space around it.
    ///
    /// Nil for what names no server: a name with a dot, a name with a port, or this device.
    package init?(_ text: String) {
        guard let whole = try? WebAddress("https://" + text) else { return nil }
        let bare = String(whole.text.dropFirst("https://".count))
        let authority = bare.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let parts = authority.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let port = parts.dropFirst().first
        guard let host = parts.first, BareLink.isServer(host, port: port) else { return nil }
        let isPlainFirst = BareLink.isProbablyPlain(whole.host, port: port ?? "")
        first = (isPlainFirst ? "http://" : "https://") + bare
        second = (isPlainFirst ? "https://" : "http://") + bare
    }

    /// Whether the second link is worth a try after the first has failed.
    ///
    /// Whoever takes a connection for https and cannot prove who they are is not asked again without it.
    func isSecondWorthATry(after error: MediaSourceError) -> Bool {
        first.hasPrefix("https:") ? error.isUnanswered : error.code == .connectionLost || error.httpStatus == 400
    }

    private static func isServer(_ host: Substring, port: Substring?) -> Bool {
        let isName = host.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "." }
        guard isName, port?.allSatisfy(\.isNumber) ?? true else { return false }
        let names = host.split(separator: ".", omittingEmptySubsequences: false)
        return !names.contains("") && (names.count > 1 || host.lowercased() == "localhost" || port?.isEmpty == false)
    }

    /// Whether a server there hardly has a certificate: it is in the same house, or on a port of its own.
    private static func isProbablyPlain(_ host: String, port: Substring) -> Bool {
        if !port.isEmpty { return !securePorts.contains(port) }
        let isLocalName = [".local", ".lan", ".home.arpa"].contains { host.hasSuffix($0) }
        return host == "localhost" || isLocalName || isPrivate(host)
    }

    /// Whether this is an address that no server on the internet has (RFC 1918, RFC 3927, RFC 6598).
    private static func isPrivate(_ host: String) -> Bool {
        let parts = host.split(separator: ".")
        let numbers = parts.compactMap { UInt8($0) }
        guard parts.count == 4, numbers.count == 4 else { return false }
        return switch (numbers[0], numbers[1]) {
        case (10, _), (127, _), (192, 168), (169, 254), (172, 16...31), (100, 64...127): true
        default: false
        }
    }
}
