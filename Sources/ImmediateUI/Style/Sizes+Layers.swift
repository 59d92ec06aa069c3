/// Measures of what lies above the page.
extension Sizes {
    package struct Menu: Hashable, Sendable {
        package var row: Float
        package var padY: Float
        package var minWidth: Float
        package var maxHeight: Float

        init(_ tokens: TokenScope) throws(StyleError) {
            row = try tokens.number("row")
            padY = try tokens.number("padY")
            minWidth = try tokens.number("minWidth")
            maxHeight = try tokens.number("maxHeight")
        }
    }

    package struct Dialog: Hashable, Sendable {
        package var widthSmall: Float
        package var width: Float
        package var widthLarge: Float
        package var pad: Float
        package var maxHeightFraction: Float
        package var footer: Float

        init(_ tokens: TokenScope) throws(StyleError) {
            widthSmall = try tokens.number("widthSmall")
            width = try tokens.number("width")
            widthLarge = try tokens.number("widthLarge")
            pad = try tokens.number("pad")
            maxHeightFraction = try tokens.number("maxHeightFraction")
            footer = try tokens.number("footer")
        }
    }

    package struct Sheet: Hashable, Sendable {
        package struct Handle: Hashable, Sendable {
            package var width: Float
            package var height: Float

            init(_ tokens: TokenScope) throws(StyleError) {
                width = try tokens.number("width")
                height = try tokens.number("height")
            }
        }

        package var width: Float
        package var pad: Float
        package var handle: Handle

        init(_ tokens: TokenScope) throws(StyleError) {
            width = try tokens.number("width")
            pad = try tokens.number("pad")
            handle = try Handle(tokens["handle"])
        }
    }

    package struct Toast: Hashable, Sendable {
        package var minWidth: Float
        package var maxWidth: Float
        package var height: Float
        package var bottom: Float

        init(_ tokens: TokenScope) throws(StyleError) {
            minWidth = try tokens.number("minWidth")
            maxWidth = try tokens.number("maxWidth")
            height = try tokens.number("height")
            bottom = try tokens.number("bottom")
        }
    }

    package struct Banner: Hashable, Sendable {
        package var height: Float

        init(_ tokens: TokenScope) throws(StyleError) {
            height = try tokens.number("height")
        }
    }

    package struct BulkBar: Hashable, Sendable {
        package var height: Float
        package var bottom: Float

        init(_ tokens: TokenScope) throws(StyleError) {
            height = try tokens.number("height")
            bottom = try tokens.number("bottom")
        }
    }

    package struct Tooltip: Hashable, Sendable {
        package var height: Float
        package var padX: Float

        init(_ tokens: TokenScope) throws(StyleError) {
            height = try tokens.number("height")
            padX = try tokens.number("padX")
        }
    }

    package struct Scrollbar: Hashable, Sendable {
        package var width: Float
        package var inset: Float
        package var minThumb: Float

        init(_ tokens: TokenScope) throws(StyleError) {
            width = try tokens.number("width")
            inset = try tokens.number("inset")
            minThumb = try tokens.number("minThumb")
        }
    }
}
