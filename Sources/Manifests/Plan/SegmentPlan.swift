/// What a manifest means for a downloader; HLS and DASH both become one.
///
/// Start here. `ManifestStateMachine` turns documents into a plan, `RenditionSelector` chooses what of it is fetched.
package struct SegmentPlan: Hashable, Sendable {
    package enum Format: String, Hashable, Sendable {
        case hls
        case dash
    }

    package var format: Format
    /// Whether the list of segments is final; false for a live stream, nil as long as no list was read.
    package var isEnded: Bool?
    /// The pictures that the manifest offers, in its order; empty for a bare media playlist.
    package var variants: [Variant]
    /// Sound and subtitles beside the pictures, in the manifest's order.
    package var renditions: [Rendition]
    /// The protection that keeps this title from being saved; nil when there is none.
    package var protection: Protection?
    /// The parts of the time line, in order.
    ///
    /// Tracks of a period begin together.
    ///
    /// Holds only what was selected when the plan was made with a selection.
    package var periods: [PlanPeriod]
    /// The languages of wanted subtitles that cannot be had, or their names where those are not told.
    package var missingSubtitles: [String]
    /// What the manifest does wrong and the reader forgave.
    package var warnings: [ManifestWarning]

    package init(
        format: Format, isEnded: Bool? = nil, variants: [Variant] = [], renditions: [Rendition] = [],
        protection: Protection? = nil, periods: [PlanPeriod] = [], missingSubtitles: [String] = [],
        warnings: [ManifestWarning] = []
    ) {
        self.format = format
        self.isEnded = isEnded
        self.variants = variants
        self.renditions = renditions
        self.protection = protection
        self.periods = periods
        self.missingSubtitles = missingSubtitles
        self.warnings = warnings
    }

    /// Seconds of the whole title; nil when nothing tells.
    package var duration: Double? {
        guard let last = periods.last, let length = last.knownDuration else { return nil }
        return last.start + length
    }

    /// Says why this title cannot be saved, before a byte of it is fetched.
    ///
    /// - Throws: `drmProtected` or `live`.
    package func requireDownloadable() throws(ManifestError) {
        if let protection { throw ManifestError(.drmProtected, protection.sentence, at: protection.detail) }
        if isEnded == false {
            throw ManifestError(.live, "This is a live stream with no end. It can be saved once it has ended.")
        }
    }
}
