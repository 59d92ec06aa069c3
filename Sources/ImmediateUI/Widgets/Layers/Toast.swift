/// A message that goes by itself.
package struct Toast: Hashable, Sendable {
    /// Its identity: a second toast with the same replaces the first.
    package var id: String
    package var text: String
    package var icon: String
    /// Colours the icon; nil is the second text colour.
    package var status: Status?
    /// A verb on a button; nil is none.
    package var action: String?
    /// Whether it never waits and is never dropped, because its button is the only way back.
    package var isUrgent: Bool

    package init(
        id: String, text: String, icon: String, status: Status? = nil, action: String? = nil, isUrgent: Bool = false
    ) {
        self.id = id
        self.text = text
        self.icon = icon
        self.status = status
        self.action = action
        self.isUrgent = isUrgent
    }
}
