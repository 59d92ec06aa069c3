extension WebAddress {
    /// Whether both have the same scheme, host and port, so that what is secret at one may be told at the other.
    package func isOnSameServer(as other: WebAddress) -> Bool { server == other.server }

    /// The lowercased scheme, user, host and port.
    private var server: String {
        let start = scheme.utf8.count + 3
        return scheme + text.dropFirst(start).prefix { $0 != "/" && $0 != "?" && $0 != "#" }.lowercased()
    }
}
