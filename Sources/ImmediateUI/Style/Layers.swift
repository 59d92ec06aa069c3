/// What lies above what: higher numbers cover lower ones.
package struct Layers: Hashable, Sendable {
    package var content: Int
    package var navbar: Int
    package var bulkBar: Int
    package var banner: Int
    package var menu: Int
    package var scrim: Int
    package var dialog: Int
    package var toast: Int
    package var tooltip: Int

    init(_ tokens: TokenScope) throws(StyleError) {
        content = Int(try tokens.number("content"))
        navbar = Int(try tokens.number("navbar"))
        bulkBar = Int(try tokens.number("bulkBar"))
        banner = Int(try tokens.number("banner"))
        menu = Int(try tokens.number("menu"))
        scrim = Int(try tokens.number("scrim"))
        dialog = Int(try tokens.number("dialog"))
        toast = Int(try tokens.number("toast"))
        tooltip = Int(try tokens.number("tooltip"))
    }
}
