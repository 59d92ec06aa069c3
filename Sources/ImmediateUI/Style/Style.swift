/// Every colour, size, type style and duration that widgets use; made from the design tokens and nothing else.
package struct Style: Hashable, Sendable {
    package enum Theme: String, Hashable, Sendable, CaseIterable {
        case dark
        case light
        case highContrast
    }

    /// From where the window is used.
    package enum Seat: String, Hashable, Sendable, CaseIterable {
        /// About 60 cm away.
        case desktop
        /// About 3 m away.
        case couch
    }

    package var theme: Theme
    package var seat: Seat
    /// Device pixels for one logical pixel.
    package var scale: Float
    /// How much larger text is than the design's text for a desktop: by the user's setting, and for a couch.
    package var textFactor: Float
    package var color: Palette
    package var status: StatusPalette
    package var storage: StoragePalette
    /// Gradients for titles without a picture, upper colour first.
    package var missingArt: [[Color]]
    package var radius: Radii
    package var type: TypeScale
    package var elevation: Elevation
    package var artShade: ArtShade
    package var motion: Motion
    package var focus: FocusStyle
    package var size: Sizes
    package var grid: GridStyle
    package var layer: Layers
    private var spaces: [Int: Float]

    /// Makes the style.
    ///
    /// - Parameters:
    ///   - tokens: The document that `TokenReader` read from `tokens.json`.
    ///   - theme: Its colours. The default is dark.
    ///   - scale: Device pixels for one logical pixel. The default is 1.
    ///   - seat: Its sizes. The default is the desktop.
    ///   - textFactor: How much larger text is than the tokens say. The default is 1.
    /// - Throws: `StyleError.missing` or `.mistyped` with the key path.
    package init(
        tokens: TokenValue, theme: Theme = .dark, scale: Float = 1, seat: Seat = .desktop, textFactor: Float = 1
    ) throws(StyleError) {
        let root = TokenScope(tokens)
        let palette = try Palette(root["color.\(theme.rawValue)"])
        self.theme = theme
        self.seat = seat
        self.scale = scale
        let deskText = try root["type.desktop.body"].number("size")
        self.textFactor = try textFactor * root["type.\(seat.rawValue).body"].number("size") / deskText
        color = palette
        status = try StatusPalette(root["color.status"], theme: theme)
        storage = try StoragePalette(root["color.storageSegments.\(theme.rawValue)"])
        missingArt = try Self.missingArt(root)
        radius = try Radii(root["size.\(seat.rawValue).radius"].or(root["radius"]))
        type = try TypeScale(
            root["type.\(seat.rawValue)"], factor: textFactor)
        elevation = try Elevation(root["elevation"], theme: theme, color: palette.shadow)
        artShade = try ArtShade(root["artShade"], palette: palette)
        motion = try Motion(root["motion"])
        focus = try FocusStyle(root["focus.\(theme == .highContrast ? theme.rawValue : seat.rawValue)"])
        size = try Sizes(root["size.\(seat.rawValue)"].or(root["size.desktop"]))
        grid = try GridStyle(root["grid"])
        layer = try Layers(root["layer"])
        spaces = try Self.spaces(root["space"])
    }

    /// A distance of the scale: 1 is 4 pixels, 2 is 8, 4 is 16.
    package func space(_ step: Int) -> Float {
        guard let space = spaces[step] else { preconditionFailure("The scale of distances has no step \(step).") }
        return space
    }

    /// The width of the finest line: one logical pixel in whole device pixels, at least one.
    package var hairline: Float { max(1, scale.rounded()) / scale }

    private static func missingArt(_ root: TokenScope) throws(StyleError) -> [[Color]] {
        var pairs: [[Color]] = []
        for pair in try root.elements("color.missingArt.pairs") {
            var colors: [Color] = []
            for text in try pair.elements("") {
                colors.append(try text.color(""))
            }
            guard colors.count == 2 else { throw .mistyped(pair.path, expected: "two colours") }
            pairs.append(colors)
        }
        guard !pairs.isEmpty else { throw .mistyped("color.missingArt.pairs", expected: "a list with a pair") }
        return pairs
    }

    private static func spaces(_ tokens: TokenScope) throws(StyleError) -> [Int: Float] {
        guard case .object(let members) = tokens.value else { throw .missing(tokens.path) }
        var spaces: [Int: Float] = [:]
        for key in members.keys {
            guard let step = Int(key) else { continue }
            spaces[step] = try tokens.number(key)
        }
        return spaces
    }
}
