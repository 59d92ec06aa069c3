/// How a manifest is read.
struct ManifestSettings: Hashable, Sendable {
    /// What is wanted; nil for everything.
    var selector: RenditionSelector?
    var limits = ManifestLimits()
    /// Seconds since 1970; nil when nobody told.
    var now: Double?
}
