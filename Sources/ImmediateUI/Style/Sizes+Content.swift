/// Measures of what pages consist of.
extension Sizes {
    package struct Icon: Hashable, Sendable {
        package var small: Float
        package var normal: Float
        package var large: Float
        package var stroke: Float

        init(_ tokens: TokenScope) throws(StyleError) {
            small = try tokens.number("small")
            normal = try tokens.number("normal")
            large = try tokens.number("large")
            stroke = try tokens.number("stroke")
        }
    }

    package struct Row: Hashable, Sendable {
        package var compact: Float
        package var normal: Float
        package var comfortable: Float
        package var settings: Float
        package var padX: Float
        package var gap: Float

        init(_ tokens: TokenScope) throws(StyleError) {
            compact = try tokens.number("compact")
            normal = try tokens.number("normal")
            comfortable = try tokens.number("comfortable")
            settings = try tokens.number("settings")
            padX = try tokens.number("padX")
            gap = try tokens.number("gap")
        }
    }

    package struct Progress: Hashable, Sendable {
        package struct SegmentStrip: Hashable, Sendable {
            package var height: Float
            package var cell: Float
            package var gap: Float
            package var radius: Float

            init(_ tokens: TokenScope) throws(StyleError) {
                height = try tokens.number("height")
                cell = try tokens.number("cell")
                gap = try tokens.number("gap")
                radius = try tokens.number("radius")
            }
        }

        package var thin: Float
        package var normal: Float
        package var storage: Float
        package var segmentStrip: SegmentStrip

        init(_ tokens: TokenScope) throws(StyleError) {
            thin = try tokens.number("thin")
            normal = try tokens.number("normal")
            storage = try tokens.number("storage")
            segmentStrip = try SegmentStrip(tokens["segmentStrip"])
        }
    }

    package struct Ring: Hashable, Sendable {
        package struct CardBadge: Hashable, Sendable {
            package var size: Float
            package var stroke: Float

            init(_ tokens: TokenScope) throws(StyleError) {
                size = try tokens.number("size")
                stroke = try tokens.number("stroke")
            }
        }

        package struct Row: Hashable, Sendable {
            package var size: Float
            package var stroke: Float

            init(_ tokens: TokenScope) throws(StyleError) {
                size = try tokens.number("size")
                stroke = try tokens.number("stroke")
            }
        }

        package struct Large: Hashable, Sendable {
            package var size: Float
            package var stroke: Float

            init(_ tokens: TokenScope) throws(StyleError) {
                size = try tokens.number("size")
                stroke = try tokens.number("stroke")
            }
        }

        package var cardBadge: CardBadge
        package var row: Row
        package var large: Large

        init(_ tokens: TokenScope) throws(StyleError) {
            cardBadge = try CardBadge(tokens["cardBadge"])
            row = try Row(tokens["row"])
            large = try Large(tokens["large"])
        }
    }

    package struct Poster: Hashable, Sendable {
        package var minWidth: Float
        package var width1280: Float
        package var height1280: Float
        package var gap: Float
        package var caption: Float

        init(_ tokens: TokenScope) throws(StyleError) {
            minWidth = try tokens.number("minWidth")
            width1280 = try tokens.number("width1280")
            height1280 = try tokens.number("height1280")
            gap = try tokens.number("gap")
            caption = try tokens.number("caption")
        }
    }

    package struct Still: Hashable, Sendable {
        package struct Row: Hashable, Sendable {
            package var width: Float
            package var height: Float

            init(_ tokens: TokenScope) throws(StyleError) {
                width = try tokens.number("width")
                height = try tokens.number("height")
            }
        }

        package struct Queue: Hashable, Sendable {
            package var width: Float
            package var height: Float

            init(_ tokens: TokenScope) throws(StyleError) {
                width = try tokens.number("width")
                height = try tokens.number("height")
            }
        }

        package struct ActiveDownload: Hashable, Sendable {
            package var width: Float
            package var height: Float

            init(_ tokens: TokenScope) throws(StyleError) {
                width = try tokens.number("width")
                height = try tokens.number("height")
            }
        }

        package struct Episode: Hashable, Sendable {
            package var width: Float
            package var height: Float

            init(_ tokens: TokenScope) throws(StyleError) {
                width = try tokens.number("width")
                height = try tokens.number("height")
            }
        }

        package var row: Row
        package var queue: Queue
        package var activeDownload: ActiveDownload
        package var episode: Episode

        init(_ tokens: TokenScope) throws(StyleError) {
            row = try Row(tokens["row"])
            queue = try Queue(tokens["queue"])
            activeDownload = try ActiveDownload(tokens["activeDownload"])
            episode = try Episode(tokens["episode"])
        }
    }

    package struct ListPoster: Hashable, Sendable {
        package var width: Float
        package var height: Float

        init(_ tokens: TokenScope) throws(StyleError) {
            width = try tokens.number("width")
            height = try tokens.number("height")
        }
    }

    package struct ActiveDownloadCard: Hashable, Sendable {
        package var height: Float
        package var pad: Float

        init(_ tokens: TokenScope) throws(StyleError) {
            height = try tokens.number("height")
            pad = try tokens.number("pad")
        }
    }

    package struct Avatar: Hashable, Sendable {
        package var small: Float
        package var medium: Float
        package var large: Float

        init(_ tokens: TokenScope) throws(StyleError) {
            small = try tokens.number("small")
            medium = try tokens.number("medium")
            large = try tokens.number("large")
        }
    }

    package struct ProfileTile: Hashable, Sendable {
        package var size: Float
        package var gap: Float

        init(_ tokens: TokenScope) throws(StyleError) {
            size = try tokens.number("size")
            gap = try tokens.number("gap")
        }
    }
}
