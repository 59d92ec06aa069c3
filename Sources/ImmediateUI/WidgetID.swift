/// Who a widget is, frame after frame: a hash of its parent's identity and an explicit key.
///
/// Positions never enter into it, so a row keeps its state when others come and go.
package struct WidgetID: Hashable, Sendable {
    package let rawValue: UInt64

    package init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// The window's own identity.
    package static let root = WidgetID(rawValue: 0xCBF2_9CE4_8422_2325)

    /// The identity of the child with this key (FNV-1a over the key's UTF-8, started from the parent).
    package func child(_ key: String) -> WidgetID {
        var hash = rawValue ^ 0x9E37_79B9_7F4A_7C15
        for byte in key.utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
        }
        // FNV mixes its last bytes badly into the high bits; one multiply-shift round repairs that.
        hash ^= hash >> 29
        hash = hash &* 0xBF58_476D_1CE4_E5B9
        return WidgetID(rawValue: hash ^ hash >> 32)
    }

    /// The identity of a part that the widget itself makes, such as an animation.
    package func part(_ number: UInt64) -> WidgetID {
        WidgetID(rawValue: (rawValue ^ number &* 0x9E37_79B9_7F4A_7C15) &* 0xBF58_476D_1CE4_E5B9)
    }
}
