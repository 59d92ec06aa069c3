/// Measures of what is pressed and typed into.
extension Sizes {
    package struct NavItem: Hashable, Sendable {
        package var width: Float
        package var height: Float
        package var gap: Float
        package var radius: Float
        package var icon: Float

        init(_ tokens: TokenScope) throws(StyleError) {
            width = try tokens.number("width")
            height = try tokens.number("height")
            gap = try tokens.number("gap")
            radius = try tokens.number("radius")
            icon = try tokens.number("icon")
        }
    }

    package struct Button: Hashable, Sendable {
        package var height: Float
        package var padX: Float
        package var padXWithIcon: Float
        package var gap: Float
        package var minWidth: Float
        package var icon: Float

        init(_ tokens: TokenScope) throws(StyleError) {
            height = try tokens.number("height")
            padX = try tokens.number("padX")
            padXWithIcon = try tokens.number("padXWithIcon")
            gap = try tokens.number("gap")
            minWidth = try tokens.number("minWidth", or: 0)
            icon = try tokens.number("icon")
        }
    }

    package struct IconButton: Hashable, Sendable {
        package var size: Float
        package var icon: Float
        package var radius: Float

        init(_ tokens: TokenScope) throws(StyleError) {
            size = try tokens.number("size")
            icon = try tokens.number("icon")
            radius = try tokens.number("radius")
        }
    }

    package struct Chip: Hashable, Sendable {
        package var height: Float
        package var padX: Float
        package var gap: Float
        package var icon: Float

        init(_ tokens: TokenScope) throws(StyleError) {
            height = try tokens.number("height")
            padX = try tokens.number("padX")
            gap = try tokens.number("gap")
            icon = try tokens.number("icon")
        }
    }

    package struct Badge: Hashable, Sendable {
        package var height: Float
        package var padX: Float
        package var icon: Float
        package var radius: Float

        init(_ tokens: TokenScope) throws(StyleError) {
            height = try tokens.number("height")
            padX = try tokens.number("padX")
            icon = try tokens.number("icon")
            radius = try tokens.number("radius")
        }
    }

    package struct Pill: Hashable, Sendable {
        package var height: Float
        package var padX: Float
        package var icon: Float

        init(_ tokens: TokenScope) throws(StyleError) {
            height = try tokens.number("height")
            padX = try tokens.number("padX")
            icon = try tokens.number("icon")
        }
    }

    package struct Segmented: Hashable, Sendable {
        package var height: Float
        package var padX: Float
        package var inset: Float

        init(_ tokens: TokenScope) throws(StyleError) {
            height = try tokens.number("height")
            padX = try tokens.number("padX")
            inset = try tokens.number("inset")
        }
    }

    package struct Toggle: Hashable, Sendable {
        package var width: Float
        package var height: Float
        package var knob: Float
        package var inset: Float

        init(_ tokens: TokenScope) throws(StyleError) {
            width = try tokens.number("width")
            height = try tokens.number("height")
            knob = try tokens.number("knob")
            inset = try tokens.number("inset")
        }
    }

    package struct Checkbox: Hashable, Sendable {
        package var size: Float
        package var radius: Float
        package var stroke: Float

        init(_ tokens: TokenScope) throws(StyleError) {
            size = try tokens.number("size")
            radius = try tokens.number("radius")
            stroke = try tokens.number("stroke")
        }
    }

    package struct Radio: Hashable, Sendable {
        package var size: Float
        package var dot: Float

        init(_ tokens: TokenScope) throws(StyleError) {
            size = try tokens.number("size")
            dot = try tokens.number("dot")
        }
    }

    package struct Slider: Hashable, Sendable {
        package var track: Float
        package var thumb: Float
        package var height: Float

        init(_ tokens: TokenScope) throws(StyleError) {
            track = try tokens.number("track")
            thumb = try tokens.number("thumb")
            height = try tokens.number("height")
        }
    }

    package struct Field: Hashable, Sendable {
        package var height: Float
        package var padX: Float
        package var icon: Float

        init(_ tokens: TokenScope) throws(StyleError) {
            height = try tokens.number("height")
            padX = try tokens.number("padX")
            icon = try tokens.number("icon")
        }
    }

    package struct SearchField: Hashable, Sendable {
        package var height: Float
        package var padX: Float

        init(_ tokens: TokenScope) throws(StyleError) {
            height = try tokens.number("height")
            padX = try tokens.number("padX")
        }
    }

    package struct Select: Hashable, Sendable {
        package var height: Float
        package var padX: Float

        init(_ tokens: TokenScope) throws(StyleError) {
            height = try tokens.number("height")
            padX = try tokens.number("padX")
        }
    }
}
