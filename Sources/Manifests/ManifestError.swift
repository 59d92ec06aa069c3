/// Why a manifest gave no plan.
package struct ManifestError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The closed set of reasons.
    ///
    /// The raw values are printed: they may not change.
    package enum Code: String, Hashable, Sendable, CaseIterable {
        /// The document is neither HLS nor DASH.
        case notAManifest = "not_a_manifest"
        /// The document breaks a rule that a reader must not forgive.
        case invalid = "invalid"
        /// The document, or what it would become, is larger than any honest one.
        case tooLarge = "too_large"
        /// A document that the plan needs could not be had.
        case unavailable = "unavailable"
        /// Nothing in the manifest can be fetched.
        case empty = "empty"
        /// The picture or the sound is only there in a kind of file that cannot be joined.
        case unsupported = "unsupported"
        /// The stream is protected.
        case drmProtected = "drm_protected"
        /// The stream has no end.
        case live = "live"
    }

    package var code: Code
    /// What is wrong: a full sentence for the user.
    package var sentence: String
    /// The tag, the element or the detail that is meant; empty when it is about the whole.
    package var place: String
    /// The line of the document, from 1; nil when it is about the whole.
    package var line: Int?

    package init(_ code: Code, _ sentence: String, at place: String = "", line: Int? = nil) {
        self.code = code
        self.sentence = sentence
        self.place = place
        self.line = line
    }

    /// The sentence, and where: "Line 12, EXTINF: …".
    package var description: String {
        let place = [line.map { "line \($0)" }, place.isEmpty ? nil : place].compactMap(\.self)
        return place.isEmpty ? sentence : "\(sentence) (\(place.joined(separator: ", ")))"
    }
}
