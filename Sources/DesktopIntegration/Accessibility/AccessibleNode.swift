/// One element as a screen reader meets it.
package struct AccessibleNode: Hashable, Sendable {
    /// A rectangle in the window, in physical pixels.
    package struct Frame: Hashable, Sendable {
        package var x: Int32
        package var y: Int32
        package var width: Int32
        package var height: Int32

        package init(x: Int32, y: Int32, width: Int32, height: Int32) {
            self.x = x
            self.y = y
            self.width = width
            self.height = height
        }

        func contains(x: Int32, y: Int32) -> Bool {
            (self.x..<self.x + width).contains(x) && (self.y..<self.y + height).contains(y)
        }
    }

    /// Its identity, the same from frame to frame.
    package var id: UInt64
    package var role: AccessibleRole
    package var name: String
    /// What else is to be said about it, such as "Paused".
    package var description: String
    package var states: AccessibleStates
    /// Whether it can be pressed.
    package var isPressable: Bool
    package var frame: Frame
    /// The number that it stands for; nil for most.
    package var amount: AccessibleAmount?
    /// The text that can be edited in it; nil for most.
    package var text: String?
    /// Where the caret stands in the text, counted in characters.
    package var caret: Int
    /// Its position in a list counted from 1, and the list's length; 0 is unknown.
    package var position: Int
    package var count: Int
    /// Positions in the tree; the first node has no parent.
    package var parent: Int?
    package var children: [Int]

    /// Whether a reader may write into it.
    var isEditable: Bool { text != nil && states.contains(.editable) && states.contains(.sensitive) }

    package init(
        id: UInt64, role: AccessibleRole, name: String = "", description: String = "", states: AccessibleStates = [],
        isPressable: Bool = false, frame: Frame = Frame(x: 0, y: 0, width: 0, height: 0),
        amount: AccessibleAmount? = nil, text: String? = nil, caret: Int = 0, position: Int = 0, count: Int = 0,
        parent: Int? = nil, children: [Int] = []
    ) {
        self.id = id
        self.role = role
        self.name = name
        self.description = description
        self.states = states
        self.isPressable = isPressable
        self.frame = frame
        self.amount = amount
        self.text = text
        self.caret = caret
        self.position = position
        self.count = count
        self.parent = parent
        self.children = children
    }
}
