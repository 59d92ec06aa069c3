/// A document that a plan needs.
package struct ManifestRequest: Hashable, Sendable {
    package enum Purpose: Hashable, Sendable {
        /// A playlist or an MPD.
        case manifest
        /// What an `xlink:href` stands for.
        case remoteElement
        /// The `sidx` box of a single file.
        case segmentIndex
    }

    /// Names the request in the answer.
    package var id: Int
    package var purpose: Purpose
    /// Absolute.
    package var url: String
    /// The bytes that are needed; nil for the whole.
    package var range: ByteSpan?
    /// The largest answer in bytes that is any use.
    package var byteLimit: Int64
    /// How often the same was asked for in vain; whoever asks again gives the server a moment.
    ///
    /// The default is 0.
    package var earlierTries = 0

    package init(id: Int, purpose: Purpose, url: String, range: ByteSpan? = nil, byteLimit: Int64) {
        self.id = id
        self.purpose = purpose
        self.url = url
        self.range = range
        self.byteLimit = byteLimit
    }
}
