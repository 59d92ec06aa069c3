extension Color {
    /// The colour between this one and another: 0 is this one, 1 the other.
    package func mixed(with other: Color, by part: Float) -> Color {
        if part <= 0 { return self }
        if part >= 1 { return other }
        // Straight alpha: a colour counts as much as it covers, so that fading in from nothing does not darken.
        let own = Float(alpha) * (1 - part)
        let others = Float(other.alpha) * part
        guard own + others > 0 else { return .clear }
        func mix(_ first: UInt8, _ second: UInt8) -> UInt8 {
            UInt8(((Float(first) * own + Float(second) * others) / (own + others)).rounded())
        }
        return Color(
            red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue),
            alpha: UInt8((own + others).rounded()))
    }
}
