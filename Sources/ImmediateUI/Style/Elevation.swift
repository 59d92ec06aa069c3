/// The shadows by level; in high contrast there are none.
package struct Elevation: Hashable, Sendable {
    package var card: Shadow?
    package var hover: Shadow?
    package var menu: Shadow?
    package var toast: Shadow?
    package var dialog: Shadow?
    package var sheet: Shadow?
    package var couchFocus: Shadow?

    init(_ tokens: TokenScope, theme: Style.Theme, color: Color) throws(StyleError) {
        let factor = theme == .light ? try tokens.number("lightFactor") : 1
        card = try Self.shadow(tokens["card"], theme, color, factor)
        hover = try Self.shadow(tokens["hover"], theme, color, factor)
        menu = try Self.shadow(tokens["menu"], theme, color, factor)
        toast = try Self.shadow(tokens["toast"], theme, color, factor)
        dialog = try Self.shadow(tokens["dialog"], theme, color, factor)
        sheet = try Self.shadow(tokens["sheet"], theme, color, factor)
        couchFocus = try Self.shadow(tokens["couchFocus"], theme, color, factor)
    }

    private static func shadow(
        _ tokens: TokenScope, _ theme: Style.Theme, _ color: Color, _ factor: Float
    ) throws(StyleError) -> Shadow? {
        let shadow = Shadow(
            offsetY: try tokens.number("offsetY"), blur: try tokens.number("blur"), spread: try tokens.number("spread"),
            color: color.faded(by: try tokens.number("alpha") * factor))
        return theme == .highContrast ? nil : shadow
    }
}
