/// An icon in the atlas, in up to two layers.
nonisolated struct IconImage {
    /// What is white in the file, in the text's colour.
    var white: AtlasImage?
    /// What has a colour of its own, as the lowest stroke of the mark.
    var colored: AtlasImage?
}
