import Manifests

/// The keys and initializations of a download, each fetched once.
struct DocumentShelf {
    private enum Entry {
        /// Can transition to: there.
        case awaited
        case there([UInt8])
    }

    private var entries: [DocumentKey: Entry] = [:]

    /// What a segment needs and nobody has asked for; from now on it counts as asked for.
    mutating func missing(for segment: MediaSegment) -> [DocumentKey] {
        Self.keys(of: segment).filter { key in
            // A segment and its initialization often have the same key.
            guard entries[key] == nil else { return false }
            entries[key] = .awaited
            return true
        }
    }

    mutating func put(_ bytes: [UInt8], for key: DocumentKey) {
        entries[key] = .there(bytes)
    }

    /// Forgets what did not come, so that it is asked for again.
    mutating func forget(_ key: DocumentKey) {
        entries[key] = nil
    }

    /// What a segment needs, decrypted; nil while something is on its way.
    ///
    /// - Throws: `SegmentFlaw` when an initialization cannot be decrypted.
    func needs(of segment: MediaSegment) throws(SegmentFlaw) -> LaneWriter.Needs? {
        var needs = LaneWriter.Needs()
        if let key = segment.key {
            guard let bytes = bytes(.key(key.method, url: key.url)) else { return nil }
            needs.key = bytes
        }
        guard let initialization = segment.initialization else { return needs }
        guard var head = bytes(.initialization(url: initialization.url, range: initialization.range)) else {
            return nil
        }
        if let key = initialization.key {
            guard let secret = bytes(.key(key.method, url: key.url)) else { return nil }
            head = try Self.decrypt(head, key, secret)
        }
        needs.head = head
        return needs
    }

    private func bytes(_ key: DocumentKey) -> [UInt8]? {
        if case .there(let bytes)? = entries[key] { bytes } else { nil }
    }

    /// What a segment needs.
    static func keys(of segment: MediaSegment) -> [DocumentKey] {
        var keys: [DocumentKey] = []
        if let key = segment.key { keys.append(.key(key.method, url: key.url)) }
        guard let initialization = segment.initialization else { return keys }
        keys.append(.initialization(url: initialization.url, range: initialization.range))
        if let key = initialization.key { keys.append(.key(key.method, url: key.url)) }
        return keys
    }

    private static func decrypt(_ bytes: [UInt8], _ key: SegmentKey, _ secret: [UInt8]) throws(SegmentFlaw) -> [UInt8] {
        var room = bytes + [UInt8](repeating: 0, count: CBCDecryptor.blockSize)
        let count = room.withUnsafeMutableBytes { room in
            CBCDecryptor.decrypt(
                UnsafeMutableRawBufferPointer(rebasing: room[..<bytes.count]), key: secret,
                initializationVector: key.initializationVector)
        }
        guard let count else {
            throw room.withUnsafeBytes { room in
                SegmentInspection.flaw(ofUndecrypted: UnsafeRawBufferPointer(rebasing: room[..<bytes.count]))
            }
        }
        return Array(room[..<count])
    }
}
