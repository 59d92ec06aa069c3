extension WebAddress {
    /// Whether both have the same scheme, host and port, so that what is secret at one may be told at the other.
    package func isOnSameServer(as other: WebAddress) -> Bool { server == other.server }

    /// The port that is written, else the usual one of the scheme.
    package var port: Int {
        let behindHost = authority.split(separator: ":", omittingEmptySubsequences: false).last ?? ""
        return Int(behindHost) ?? (scheme == "http" ? 80 : 443)
    }

    /// The lowercased scheme, user, host and port.
    private var server: String { scheme + authority.lowercased() }

    /// What stands between the scheme and the path.
    private var authority: Substring {
        text.dropFirst(scheme.utf8.count + 3).prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    }
}
