/// A colour in sRGB with straight alpha, 8 bits each.
package struct Color: Hashable, Sendable {
    package var red: UInt8
    package var green: UInt8
    package var blue: UInt8
    package var alpha: UInt8

    package init(red: UInt8, green: UInt8, blue: UInt8, alpha: UInt8 = 255) {
        self.red = red
        self.green = green
        self.blue = blue
        self.alpha = alpha
    }

    /// Reads `#RRGGBB` or `#RRGGBBAA`.
    package init?(hexadecimal: String) {
        guard hexadecimal.first == "#", let value = UInt32(hexadecimal.dropFirst(), radix: 16) else { return nil }
        switch hexadecimal.count {
        case 7: self.init(packed: value << 8 | 0xFF)
        case 9: self.init(packed: value)
        default: return nil
        }
    }

    private init(packed value: UInt32) {
        self.init(
            red: UInt8(value >> 24), green: UInt8(value >> 16 & 0xFF), blue: UInt8(value >> 8 & 0xFF),
            alpha: UInt8(value & 0xFF))
    }

    package static let clear = Color(red: 0, green: 0, blue: 0, alpha: 0)

    /// The same colour with its alpha multiplied by `factor`, 0 to 1.
    package func faded(by factor: Float) -> Color {
        var color = self
        color.alpha = UInt8((Float(alpha) * min(1, max(0, factor))).rounded())
        return color
    }
}
