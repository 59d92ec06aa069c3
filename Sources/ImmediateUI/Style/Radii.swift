/// Corner radii in logical pixels, by purpose.
package struct Radii: Hashable, Sendable {
    package var xs: Float
    package var sm: Float
    package var md: Float
    package var lg: Float
    package var xl: Float
    package var full: Float
    package var poster: Float
    package var thumb: Float
    package var card: Float
    package var button: Float
    package var field: Float
    package var menu: Float
    package var dialog: Float
    package var sheet: Float
    package var toast: Float
    package var avatar: Float
    package var avatarLarge: Float

    init(_ tokens: TokenScope) throws(StyleError) {
        xs = try tokens.number("xs")
        sm = try tokens.number("sm")
        md = try tokens.number("md")
        lg = try tokens.number("lg")
        xl = try tokens.number("xl")
        full = try tokens.number("full")
        poster = try tokens.number("poster")
        thumb = try tokens.number("thumb")
        card = try tokens.number("card")
        button = try tokens.number("button")
        field = try tokens.number("field")
        menu = try tokens.number("menu")
        dialog = try tokens.number("dialog")
        sheet = try tokens.number("sheet")
        toast = try tokens.number("toast")
        avatar = try tokens.number("avatar")
        avatarLarge = try tokens.number("avatarLarge")
    }
}
