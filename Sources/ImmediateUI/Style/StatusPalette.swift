/// The colours and icons of states.
package struct StatusPalette: Hashable, Sendable {
    private var colors: [Status: Color] = [:]
    private var icons: [Status: String] = [:]
    private var softAlpha: Float

    init(_ tokens: TokenScope, theme: Style.Theme) throws(StyleError) {
        softAlpha = try tokens.number("softAlpha.\(theme.rawValue)")
        for status in Status.allCases {
            colors[status] = try tokens.color("\(theme.rawValue).\(status.rawValue)")
            icons[status] = try tokens.string("icons.\(status.rawValue)")
        }
    }

    /// The colour of the state's icon and word.
    package subscript(status: Status) -> Color { colors[status] ?? .clear }

    /// The tint behind a badge.
    package func soft(_ status: Status) -> Color { self[status].faded(by: softAlpha) }

    package func icon(_ status: Status) -> String { icons[status] ?? "" }
}
