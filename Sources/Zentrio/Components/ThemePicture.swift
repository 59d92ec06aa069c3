import ImmediateUI

/// A small window in the colours of a theme.
struct ThemePicture: ScreenPart {
    /// The five colours that tell a theme.
    private struct Colors {
        let ground: Color
        let card: Color
        let text: Color
        let accent: Color
    }

    let screen: ScreenContext
    let theme: Settings.Theme

    func draw() {
        let radii = CornerRadii(12)
        let hairline = ui.style.hairline
        let outline = ui.style.color.hairlineStrong
        let halves = theme == .system ? [Self.dark, Self.light] : [colors]
        ui.drawing(Box(width: .grow, height: .fixed(88))) { rect, list in
            for (index, colors) in halves.enumerated() {
                var half = rect
                half.width = rect.width / Float(halves.count)
                half.x += half.width * Float(index)
                list.append(.pushClip(half))
                Self.paint(colors, rect, radii, &list)
                list.append(.popClip)
            }
            list.append(.stroke(rect, radii: radii, width: hairline, color: outline))
        }
    }

    private var colors: Colors {
        switch theme {
        case .system, .dark: Self.dark
        case .light: Self.light
        case .highContrast: Self.highContrast
        }
    }

    private static func paint(_ colors: Colors, _ rect: Rect, _ radii: CornerRadii, _ list: inout DrawList) {
        list.append(.fill(rect, radii: radii, color: colors.ground))
        let line = Rect(x: rect.x + 12, y: rect.y + 12, width: 52, height: 8)
        list.append(.fill(line, radii: CornerRadii(4), color: colors.text))
        for (place, color) in [colors.card, colors.card, colors.accent].enumerated() {
            let card = Rect(x: rect.x + 12 + Float(place) * 40, y: rect.y + 32, width: 34, height: 44)
            list.append(.fill(card, radii: CornerRadii(5), color: color))
        }
    }

    // What the themes look like does not depend on the theme that is on; these are the tokens' own colours.
    private static let dark = Colors(
        ground: Color(red: 0x0D, green: 0x10, blue: 0x12), card: Color(red: 0x25, green: 0x2B, blue: 0x2E),
        text: Color(red: 0xF3, green: 0xF1, blue: 0xEA), accent: Color(red: 0xD6, green: 0xE1, blue: 0x6A))
    private static let light = Colors(
        ground: Color(red: 0xF4, green: 0xF2, blue: 0xEB), card: Color(red: 0xDD, green: 0xD9, blue: 0xCD),
        text: Color(red: 0x17, green: 0x1B, blue: 0x1A), accent: Color(red: 0xCE, green: 0xDB, blue: 0x55))
    private static let highContrast = Colors(
        ground: Color(red: 0, green: 0, blue: 0), card: Color(red: 0x5A, green: 0x5A, blue: 0x5A),
        text: Color(red: 0xFF, green: 0xFF, blue: 0xFF), accent: Color(red: 0xF0, green: 0xFF, blue: 0x5A))
}
