/// The ramp on which text on a picture sits.
package struct ArtShade: Hashable, Sendable {
    /// The part of the picture's height that the ramp covers, from below.
    package var heightFraction: Float
    package var stops: [GradientStop]

    init(_ tokens: TokenScope, palette: Palette) throws(StyleError) {
        heightFraction = try tokens.number("heightFraction")
        let colors = [palette.artShadeFrom, palette.artShadeMid, palette.artShadeTo]
        var stops: [GradientStop] = []
        for (stop, color) in zip(try tokens.elements("stops"), colors) {
            stops.append(GradientStop(offset: try stop.number(), color: color))
        }
        self.stops = stops
    }
}
