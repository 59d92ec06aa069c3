/// How many columns a page has.
package struct GridStyle: Hashable, Sendable {
    package var minPoster: Float
    package var gap: Float
    package var margin: Float
    package var narrowBelow: Float
    package var narrowMargin: Float
    package var narrowGap: Float
    package var narrowMinPoster: Float
    /// From this width there are three columns of cards.
    package var wideFrom: Float

    init(_ tokens: TokenScope) throws(StyleError) {
        minPoster = try tokens.number("desktop.minPoster")
        gap = try tokens.number("desktop.gap")
        margin = try tokens.number("desktop.margin")
        narrowBelow = try tokens.number("desktop.narrowBelow")
        narrowMargin = try tokens.number("desktop.narrowMargin")
        narrowGap = try tokens.number("desktop.narrowGap")
        narrowMinPoster = try tokens.number("desktop.narrowMinPoster")
        wideFrom = try tokens.number("breakpoints.wide.from")
    }

    package func isNarrow(_ width: Float) -> Bool { width < narrowBelow }

    package func pageMargin(_ width: Float) -> Float { isNarrow(width) ? narrowMargin : margin }

    /// Columns of cards: one in a narrow window, two in a regular one, three in a wide one.
    package func cardColumns(_ width: Float) -> Int { isNarrow(width) ? 1 : width < wideFrom ? 2 : 3 }

    /// Columns of posters and the width of each, by the rule of the design.
    package func posters(_ width: Float) -> (columns: Int, width: Float) {
        let least = isNarrow(width) ? narrowMinPoster : minPoster
        let gap = isNarrow(width) ? narrowGap : self.gap
        let content = width - 2 * pageMargin(width)
        let columns = max(3, min(12, ((content + gap) / (least + gap)).rounded(.down)))
        return (Int(columns), ((content - (columns - 1) * gap) / columns).rounded(.down))
    }
}
