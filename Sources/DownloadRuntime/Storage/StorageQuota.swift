package import MediaModel

/// How much a profile may keep on this device.
package struct StorageQuota: Hashable, Sendable {
    /// The most that downloads may take; nil is no limit.
    package var limit: ByteCount?
    /// What they take now.
    package var used: ByteCount

    package init(limit: ByteCount?, used: ByteCount) {
        self.limit = limit
        self.used = used
    }

    /// How much is missing for `needed` more bytes; nil when they fit.
    package func missing(for needed: ByteCount) -> ByteCount? {
        guard let limit else { return nil }
        let over = used + max(needed, .zero) - limit
        return over > .zero ? over : nil
    }
}
