/// One thing to paint, in logical pixels.
///
/// The painter multiplies by the scale and rounds edges to whole pixels.
package enum DrawCommand: Hashable, Sendable {
    /// A rounded rectangle of one colour.
    case fill(Rect, radii: CornerRadii, color: Color)
    /// A rounded rectangle with a vertical gradient; the stops run from 0 at the top to 1 at the bottom.
    case gradient(Rect, radii: CornerRadii, stops: [GradientStop])
    /// A line of `width` along the inner side of a rounded rectangle's edge.
    case stroke(Rect, radii: CornerRadii, width: Float, color: Color)
    /// The shadow that a rounded rectangle casts.
    case shadow(Rect, radii: CornerRadii, shadow: Shadow)
    /// One line of text in a line box: `origin` is the box's upper left corner, the text is centred on its line height.
    case text(String, origin: Point, style: TypeStyle, color: Color)
    /// An icon of the set in Assets/icons, by its name without ending.
    case icon(String, Rect, color: Color)
    /// A picture that fills the rectangle and is cropped to it; until it is there, `placeholder` is painted.
    case image(ImageReference, Rect, radii: CornerRadii, placeholder: Color)
    /// A part of a circle's line with round caps; turns count from 12 o'clock, clockwise.
    case arc(Rect, width: Float, start: Float, sweep: Float, color: Color)
    /// Everything until the matching `popClip` is cut to the intersection of all open clips.
    case pushClip(Rect)
    case popClip
    /// Everything until the matching `popOpacity` is faded, 0 to 1.
    case pushOpacity(Float)
    case popOpacity
}

/// The radii of a rectangle's corners in logical pixels.
package struct CornerRadii: Hashable, Sendable {
    package var topLeft: Float
    package var topRight: Float
    package var bottomLeft: Float
    package var bottomRight: Float

    package init(topLeft: Float = 0, topRight: Float = 0, bottomLeft: Float = 0, bottomRight: Float = 0) {
        self.topLeft = topLeft
        self.topRight = topRight
        self.bottomLeft = bottomLeft
        self.bottomRight = bottomRight
    }

    package init(_ radius: Float) {
        self.init(topLeft: radius, topRight: radius, bottomLeft: radius, bottomRight: radius)
    }

    package static let zero = CornerRadii(0)
}

/// One colour of a gradient.
package struct GradientStop: Hashable, Sendable {
    package var offset: Float
    package var color: Color

    package init(offset: Float, color: Color) {
        self.offset = offset
        self.color = color
    }
}

/// A soft shadow; `blur` is its full fall-off width in logical pixels (Gaussian sigma = blur / 2).
package struct Shadow: Hashable, Sendable {
    package var offsetY: Float
    package var blur: Float
    package var spread: Float
    package var color: Color

    package init(offsetY: Float, blur: Float, spread: Float, color: Color) {
        self.offsetY = offsetY
        self.blur = blur
        self.spread = spread
        self.color = color
    }
}

/// Names a picture; what it means is the painter's affair.
package struct ImageReference: Hashable, Sendable {
    /// The absolute path of a PNG, JPEG, WebP or SVG file.
    package var path: String

    package init(path: String) {
        self.path = path
    }
}
