/// The keys that hold for the next segment: one for each key format, until a tag changes it (RFC 8216 §4.3.2.4).
struct PlaylistKeysInEffect: Hashable, Sendable {
    private var keys: [PlaylistKey] = []

    mutating func apply(_ key: PlaylistKey) {
        if key.method == "NONE" { return keys.removeAll() }
        keys.removeAll { $0.format == key.format }
        // No honest list has more systems than this at once.
        if keys.count < 16 { keys.append(key) }
    }

    /// What keeps the segments from being saved: some protection, and no plain key beside it.
    var protection: Protection? {
        guard !keys.contains(where: { $0.decryptableMethod != nil }) else { return nil }
        return keys.lazy.compactMap(\.protection).first
    }

    /// The key to decrypt with.
    ///
    /// - Parameter context: resolves the key's address.
    /// - Returns: nil when the segments are clear or protected.
    /// - Throws: `invalid` when the address leads elsewhere than to the web.
    func key(_ context: PlaylistContext) throws(ManifestError) -> ListedSegments.Key? {
        for key in keys {
            guard let method = key.decryptableMethod, let reference = key.reference else { continue }
            return ListedSegments.Key(
                method: method, url: try context.resolvedDocument(reference),
                initializationVector: key.initializationVector)
        }
        return nil
    }
}
