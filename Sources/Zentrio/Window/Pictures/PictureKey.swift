/// Names a picture at the size at which it is shown.
nonisolated struct PictureKey: Hashable, Sendable {
    /// The absolute path of the file.
    var path: String
    /// In physical pixels.
    var width: Int
    /// In physical pixels.
    var height: Int
    var radii: PhysicalRadii
}
