/// A key with what was held.
package struct KeyStroke: Hashable, Sendable {
    package var key: Key
    package var modifiers: KeyModifiers
    /// Whether the keyboard repeats a key that is held down.
    package var isRepeat: Bool

    package init(_ key: Key, _ modifiers: KeyModifiers = [], isRepeat: Bool = false) {
        self.key = key
        self.modifiers = modifiers
        self.isRepeat = isRepeat
    }
}
