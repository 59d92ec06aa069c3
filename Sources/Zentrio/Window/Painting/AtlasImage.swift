/// Where a bitmap lies in the atlas.
nonisolated struct AtlasImage: Hashable, Sendable {
    /// Never used twice, so that an image of a dropped page is recognised.
    var page: Int
    var source: PixelRect
}
