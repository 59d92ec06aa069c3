import ImmediateUI

/// A vertical run of colours.
nonisolated struct Gradient {
    private let stops: [GradientStop]

    /// Takes at least one stop.
    init(stops: [GradientStop]) {
        self.stops = stops.sorted { $0.offset < $1.offset }
    }

    /// Draws a window of a rounded rectangle with the gradient from its top to its bottom.
    ///
    /// - Parameters:
    ///   - shape: The rounded rectangle.
    ///   - window: The pixels, in the shape's coordinates.
    /// - Returns: Straight alpha.
    func draw(_ shape: RoundedShape, window: PixelRect) -> Bitmap {
        var bitmap = Bitmap(shape.coverage(in: window), width: window.width, height: window.height)
        for row in 0..<window.height {
            let color = color(at: (Float(window.y + row) + 0.5) / shape.height)
            for column in 0..<window.width {
                let coverage = Float(bitmap[column, row] >> 24) / 255
                bitmap[column, row] = color.faded(by: coverage).packed
            }
        }
        return bitmap
    }

    /// The colour at a place between 0 and 1.
    ///
    /// Colours are mixed with their alpha, so that a stop without alpha lends no hue.
    func color(at offset: Float) -> Color {
        guard let next = stops.firstIndex(where: { $0.offset > offset }) else { return stops[stops.count - 1].color }
        guard next > 0 else { return stops[0].color }
        let from = stops[next - 1]
        let to = stops[next]
        let share = (offset - from.offset) / (to.offset - from.offset)
        let alpha = Float(from.color.alpha) * (1 - share) + Float(to.color.alpha) * share
        guard alpha > 0 else { return .clear }
        func mix(_ channel: KeyPath<Color, UInt8>) -> UInt8 {
            let start = Float(from.color[keyPath: channel]) * Float(from.color.alpha) * (1 - share)
            let end = Float(to.color[keyPath: channel]) * Float(to.color.alpha) * share
            return UInt8(min(255, ((start + end) / alpha).rounded()))
        }
        return Color(red: mix(\.red), green: mix(\.green), blue: mix(\.blue), alpha: UInt8(alpha.rounded()))
    }
}

nonisolated extension Color {
    /// Alpha in the highest byte, then red, green, blue.
    var packed: UInt32 { UInt32(alpha) << 24 | UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue) }
}
