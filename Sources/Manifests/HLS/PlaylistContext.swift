/// Where a playlist comes from, and what it may use.
struct PlaylistContext: Hashable, Sendable {
    /// The address that answered.
    var base: BaseAddress
    /// The address that was asked, when it is another one.
    var askedURL: String?
    /// The variables of the multivariant playlist; nil for that playlist itself.
    var parent: PlaylistVariables?
    var limits = ManifestLimits()

    /// The addresses whose query parameters may be used.
    var addresses: [String] { [base.text] + [askedURL].compactMap(\.self) }

    /// The absolute address of a reference.
    ///
    /// - Parameter reference: an address, or one relative to the playlist's.
    /// - Returns: the address.
    /// - Throws: `invalid` when it leads elsewhere than to the web.
    func resolved(_ reference: String) throws(ManifestError) -> String {
        try check(reference)
        return base.resolved(reference)
    }

    /// The address of a key or an initialization, which may hold its bytes itself.
    ///
    /// - Parameter reference: an address, or one relative to the playlist's.
    /// - Returns: the address.
    /// - Throws: `invalid` when it leads elsewhere than to the web, or its bytes cannot be read.
    func resolvedDocument(_ reference: String) throws(ManifestError) -> String {
        guard DataAddress.isNamed(by: reference) else { return try resolved(reference) }
        guard DataAddress(reference) != nil else {
            throw ManifestError(.invalid, "The bytes in an address cannot be read: \(reference.prefix(100))")
        }
        return reference
    }

    /// Sees that a reference leads to the web.
    ///
    /// - Parameter reference: an address, or one relative to the playlist's.
    /// - Throws: `invalid` when it does not.
    func check(_ reference: String) throws(ManifestError) {
        guard base.allows(reference) else {
            throw ManifestError(.invalid, "An address leads outside of the web: \(reference.prefix(100))")
        }
    }
}
