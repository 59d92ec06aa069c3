/// An icon in the atlas.
nonisolated struct IconImage {
    var image: AtlasImage
    /// Whether the icon is white throughout and takes the text's colour; the mark has colours of its own.
    var isTinted: Bool
}
