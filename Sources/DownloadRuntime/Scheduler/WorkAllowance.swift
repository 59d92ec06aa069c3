package import MediaModel

/// What a worker may use at the moment.
package struct WorkAllowance: Hashable, Sendable {
    /// Its share of the connections to its host; at least 1.
    package var connections: Int
    /// Bytes a second for this download; nil for no limit of its own.
    package var rateLimit: ByteCount?

    package init(connections: Int, rateLimit: ByteCount? = nil) {
        self.connections = max(1, connections)
        self.rateLimit = rateLimit
    }
}
