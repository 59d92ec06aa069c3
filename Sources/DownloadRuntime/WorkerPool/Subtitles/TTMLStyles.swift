/// What the `style` elements of TTML say about slanted words.
struct TTMLStyles {
    private struct Style {
        var isItalic: Bool?
        var parents: [String]
    }

    /// How far a style is followed to those it refers to; more than anybody writes.
    private static let depth = 16

    private var styles: [String: Style] = [:]

    /// Adds a `style` element; one without a name is nobody's.
    mutating func add(_ attributes: [String: String]) {
        guard let name = attributes["id"] else { return }
        styles[name] = Style(isItalic: Self.ownIsItalic(attributes), parents: Self.names(attributes))
    }

    /// Whether an element's words are slanted; nil when it says nothing about it.
    mutating func isItalic(_ attributes: [String: String]) -> Bool? {
        Self.ownIsItalic(attributes) ?? isItalic(Self.names(attributes), depth: Self.depth)
    }

    /// What the last of the styles says that says something.
    private mutating func isItalic(_ names: [String], depth: Int) -> Bool? {
        for name in names.reversed() {
            if let isItalic = isItalic(name, depth: depth) { return isItalic }
        }
        return nil
    }

    private mutating func isItalic(_ name: String, depth: Int) -> Bool? {
        guard depth > 0, let style = styles[name] else { return nil }
        if style.isItalic == nil, !style.parents.isEmpty {
            // Each style is followed once: they may go round in a circle, or be many.
            styles[name]?.parents = []
            let isItalic = isItalic(style.parents, depth: depth - 1)
            styles[name]?.isItalic = isItalic
        }
        return styles[name]?.isItalic
    }

    private static func ownIsItalic(_ attributes: [String: String]) -> Bool? {
        attributes["fontStyle"].map { $0 == "italic" || $0 == "oblique" }
    }

    private static func names(_ attributes: [String: String]) -> [String] {
        attributes["style"]?.split(whereSeparator: \.isWhitespace).map(String.init) ?? []
    }
}
