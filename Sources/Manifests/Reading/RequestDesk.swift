/// Numbers the requests of a plan, and sees that they come to an end.
struct RequestDesk: Sendable {
    private let limits: ManifestLimits
    private var count = 0

    init(limits: ManifestLimits) {
        self.limits = limits
    }

    /// The request for the manifest itself.
    mutating func firstRequest(_ url: String) -> ManifestRequest {
        count += 1
        return ManifestRequest(id: count, purpose: .manifest, url: url, byteLimit: limits.documentByteCount)
    }

    /// Whether the plan may ask for one more document of a kind.
    func hasRoom(for purpose: ManifestRequest.Purpose) -> Bool { count < limit(of: purpose) }

    private func limit(of purpose: ManifestRequest.Purpose) -> Int {
        purpose == .manifest ? limits.playlists : limits.documents
    }

    /// Makes a request.
    ///
    /// - Parameters:
    ///   - purpose: what the answer is for.
    ///   - url: absolute.
    ///   - range: the bytes that are needed; the default is all.
    /// - Returns: the request with its name.
    /// - Throws: `tooLarge` when the plan asks for more documents than any honest one.
    mutating func request(
        _ purpose: ManifestRequest.Purpose, _ url: String, range: ByteSpan? = nil
    ) throws(ManifestError) -> ManifestRequest {
        let limit = limit(of: purpose)
        guard count < limit else {
            throw ManifestError(.tooLarge, "The manifest refers to more than \(limit) other documents.")
        }
        count += 1
        return ManifestRequest(
            id: count, purpose: purpose, url: url, range: range, byteLimit: range?.length ?? limits.documentByteCount)
    }
}
