/// The keys that a focused widget wants for itself instead of navigation.
struct KeyClaims: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    static let horizontal = KeyClaims(rawValue: 1)
    static let vertical = KeyClaims(rawValue: 2)
    /// Home and End.
    static let ends = KeyClaims(rawValue: 4)
    static let pages = KeyClaims(rawValue: 8)
    /// Text, the keys that edit it, and shortcuts for the clipboard.
    static let text = KeyClaims(rawValue: 16)
    static let enter = KeyClaims(rawValue: 32)
    static let escape = KeyClaims(rawValue: 64)
    /// Up and down with Control.
    static let controlVertical = KeyClaims(rawValue: 128)

    /// Whether the key goes to the widget.
    func claim(_ stroke: KeyStroke) -> Bool {
        switch stroke.key {
        case .left, .right: contains(.horizontal)
        case .up, .down: contains(.vertical) || contains(.controlVertical) && stroke.modifiers == .control
        case .home, .end: contains(.ends)
        case .pageUp, .pageDown: contains(.pages)
        case .enter: contains(.enter)
        case .backspace, .delete, .space: contains(.text)
        case .character(let letter):
            contains(.text)
                && (stroke.modifiers.isDisjoint(with: [.control, .alt, .meta]) || "acvxyz".contains(letter))
        case .escape: contains(.escape)
        case .tab, .menu, .function: false
        }
    }
}
