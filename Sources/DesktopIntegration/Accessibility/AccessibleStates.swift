/// What holds for an element at the moment; the bits are AT-SPI's own.
package struct AccessibleStates: OptionSet, Hashable, Sendable {
    package let rawValue: UInt64

    package init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    private init(bit: UInt64) {
        rawValue = 1 << bit
    }

    package static let active = AccessibleStates(bit: 1)
    package static let busy = AccessibleStates(bit: 3)
    package static let checked = AccessibleStates(bit: 4)
    package static let editable = AccessibleStates(bit: 7)
    package static let enabled = AccessibleStates(bit: 8)
    package static let expandable = AccessibleStates(bit: 9)
    package static let expanded = AccessibleStates(bit: 10)
    package static let focusable = AccessibleStates(bit: 11)
    package static let focused = AccessibleStates(bit: 12)
    package static let modal = AccessibleStates(bit: 16)
    package static let selectable = AccessibleStates(bit: 22)
    package static let selected = AccessibleStates(bit: 23)
    package static let sensitive = AccessibleStates(bit: 24)
    package static let showing = AccessibleStates(bit: 25)
    package static let singleLine = AccessibleStates(bit: 26)
    package static let visible = AccessibleStates(bit: 30)
    package static let indeterminate = AccessibleStates(bit: 32)
    package static let invalidEntry = AccessibleStates(bit: 36)
    package static let checkable = AccessibleStates(bit: 41)

    /// The states whose changes are worth an event, with the names that events use.
    static let announced: [(state: AccessibleStates, name: String)] = [
        (.busy, "busy"), (.checked, "checked"), (.enabled, "enabled"), (.expanded, "expanded"),
        (.indeterminate, "indeterminate"), (.invalidEntry, "invalid-entry"), (.selected, "selected"),
        (.sensitive, "sensitive"), (.showing, "showing"),
    ]

    /// The set as D-Bus carries it: two words, the lower first.
    var words: BusValue {
        .array(of: "u", [.uint32(UInt32(truncatingIfNeeded: rawValue)), .uint32(UInt32(rawValue >> 32))])
    }
}
