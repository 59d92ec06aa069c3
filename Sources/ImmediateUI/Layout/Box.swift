/// How a container is sized, arranged and painted; every length is in logical pixels.
package struct Box: Sendable {
    var layout = LayoutStyle()
    var decoration = Decoration()

    /// Describes a box; its axis comes from the function that opens it.
    ///
    /// `width` and `height` are `.fit` unless given. `padding` is the room between the edge and the children, `gap` the
    /// room between them, `lineGap` the room between the lines of a wrapping row or a grid (`gap` unless given). `main`
    /// says where children stand along the axis, `cross` across it. A row that `wraps` goes on in a new line.
    /// `aspectRatio` is width divided by height: the side that is `.fit` follows the other. A box that `clips` cuts its
    /// children off at the edge. `opacity`, 0 to 1, holds for the box and all in it.
    package init(
        width: Length = .fit, height: Length = .fit, padding: Insets = .zero, gap: Float = 0, lineGap: Float? = nil,
        main: MainAlignment = .start, cross: CrossAlignment = .start, wraps: Bool = false, aspectRatio: Float = 0,
        placement: Placement = .flow, clips: Bool = false, fill: Color? = nil, gradient: [GradientStop] = [],
        image: ImageReference? = nil, border: Border? = nil, radius: Float = 0, radii: CornerRadii? = nil,
        shadow: Shadow? = nil, opacity: Float = 1
    ) {
        layout.width = width
        layout.height = height
        layout.padding = padding
        layout.gap = gap
        layout.lineGap = lineGap ?? gap
        layout.main = main
        layout.cross = cross
        layout.wraps = wraps
        layout.aspectRatio = aspectRatio
        layout.placement = placement
        layout.clips = clips
        decoration = Decoration(
            fill: fill, gradient: gradient, image: image, border: border, radii: radii ?? CornerRadii(radius),
            shadow: shadow, opacity: opacity)
    }

    package var width: Length {
        get { layout.width }
        set { layout.width = newValue }
    }

    package var height: Length {
        get { layout.height }
        set { layout.height = newValue }
    }

    package var placement: Placement {
        get { layout.placement }
        set { layout.placement = newValue }
    }

    package var padding: Insets {
        get { layout.padding }
        set { layout.padding = newValue }
    }

    package var fill: Color? {
        get { decoration.fill }
        set { decoration.fill = newValue }
    }

    package var border: Border? {
        get { decoration.border }
        set { decoration.border = newValue }
    }

    package var shadow: Shadow? {
        get { decoration.shadow }
        set { decoration.shadow = newValue }
    }

    package var opacity: Float {
        get { decoration.opacity }
        set { decoration.opacity = newValue }
    }

    package var radii: CornerRadii {
        get { decoration.radii }
        set { decoration.radii = newValue }
    }
}
