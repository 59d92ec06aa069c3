/// A line with its glyphs chosen and placed, in logical pixels and for every scale.
nonisolated struct ShapedText {
    /// One glyph, relative to the line's start on the baseline.
    struct Glyph {
        var font: FontFile
        var number: UInt32
        var x: Float
        /// Up is negative.
        var y: Float
    }

    /// The stretch of the line that a cluster of scalars takes.
    struct Cluster {
        /// The first scalar of the cluster.
        var scalar: Int
        var left: Float
        var right: Float
        var isRightToLeft: Bool
    }

    var glyphs: [Glyph] = []
    /// Ordered by scalar.
    var clusters: [Cluster] = []
    /// The advance width in logical pixels.
    var width: Float = 0
}
