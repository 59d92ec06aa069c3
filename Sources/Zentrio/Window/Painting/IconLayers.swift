/// An icon as it was drawn from its file, before it takes a colour: colours change while a button lights up.
nonisolated struct IconLayers {
    /// Names a drawing.
    struct Key: Hashable {
        var name: String
        var width: Int
        var height: Int
    }

    /// What is white in the file and takes the text's colour.
    var white: Bitmap?
    /// What has a colour of its own, as the lowest stroke of the mark.
    var colored: Bitmap?
}
