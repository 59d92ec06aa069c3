import Foundation
import ImmediateUI

/// How strong edges of glyphs come out for a text colour.
///
/// Browsers blend text as if light added up (gamma 1.2) and add a little contrast to dark text; without it, light text
/// on dark looks heavier than in the mockups. The tables are Skia's (`SkMaskGamma`), for 8 steps of brightness.
nonisolated enum TextTone {
    static let steps = 8

    private static let gamma: Float = 1.2
    private static let contrast: Float = 0.2

    /// The step, 0 to 7, that a text colour belongs to.
    static func step(of color: Color) -> Int {
        let brightness =
            0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
        return min(steps - 1, Int(powf(brightness, 1 / gamma) * Float(steps)))
    }

    /// Maps coverage to coverage, 256 values.
    static func table(step: Int) -> [UInt8] { tables[step] }

    private static let tables = (0..<steps).map(makeTable)

    private static func makeTable(step: Int) -> [UInt8] {
        let source = Float(step) / Float(steps - 1)
        let destination = 1 - source
        let linearSource = powf(source, gamma)
        let linearDestination = powf(destination, gamma)
        return (0...255).map { value in
            let raw = Float(value) / 255
            let alpha = raw + (1 - raw) * contrast * linearDestination * raw
            guard abs(destination - source) >= 1 / 256 else { return byte(alpha) }
            let mixed = powf(linearSource * alpha + linearDestination * (1 - alpha), 1 / gamma)
            return byte((mixed - destination) / (source - destination))
        }
    }

    private static func byte(_ share: Float) -> UInt8 {
        UInt8((min(1, max(0, share)) * 255).rounded())
    }

    private static func linear(_ channel: UInt8) -> Float {
        powf(Float(channel) / 255, gamma)
    }
}
