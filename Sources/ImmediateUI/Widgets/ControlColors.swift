/// The colours of a control in its states, as the design's table has them.
struct ControlColors: Hashable, Sendable {
    var fill: Color
    var hoverFill: Color
    var pressedFill: Color
    var text: Color
    var hoverText: Color

    init(fill: Color, hover: Color, pressed: Color, text: Color, hoverText: Color? = nil) {
        self.fill = fill
        hoverFill = hover
        pressedFill = pressed
        self.text = text
        self.hoverText = hoverText ?? text
    }

    static func button(_ kind: ButtonKind, _ palette: Palette) -> ControlColors {
        switch kind {
        case .primary:
            ControlColors(
                fill: palette.accent, hover: palette.accentHover, pressed: palette.accentPressed, text: palette.onAccent
            )
        case .secondary:
            ControlColors(
                fill: palette.surface3, hover: palette.surface4, pressed: palette.surface2, text: palette.textPrimary)
        case .quiet: quiet(palette)
        case .danger:
            ControlColors(
                fill: palette.dangerSoft, hover: palette.dangerSoft.doubled, pressed: palette.dangerSoft,
                text: palette.danger)
        }
    }

    static func quiet(_ palette: Palette) -> ControlColors {
        ControlColors(
            fill: palette.surface3.faded(by: 0), hover: palette.surface3, pressed: palette.surface2,
            text: palette.textSecondary, hoverText: palette.textPrimary)
    }

    static func selected(_ palette: Palette) -> ControlColors {
        ControlColors(
            fill: palette.accentSoft, hover: palette.accentSoft, pressed: palette.accentSoft, text: palette.accentText)
    }

    /// On a field, whose surface is that of a button elsewhere.
    static func inField(_ palette: Palette) -> ControlColors {
        ControlColors(
            fill: palette.surface4, hover: palette.surface4.mixed(with: palette.textPrimary, by: 0.08),
            pressed: palette.surface2, text: palette.textPrimary)
    }

    static func disabled(_ palette: Palette, isQuiet: Bool) -> ControlColors {
        let fill = isQuiet ? palette.surface2.faded(by: 0) : palette.surface2
        return ControlColors(fill: fill, hover: fill, pressed: fill, text: palette.textDisabled)
    }

    /// A card that is only marked, not pressed.
    static func card(_ palette: Palette) -> ControlColors {
        ControlColors(
            fill: palette.surface1, hover: palette.surface2, pressed: palette.surface2, text: palette.textPrimary)
    }

    /// A row that lies on a card.
    static func row(_ palette: Palette) -> ControlColors {
        ControlColors(
            fill: palette.surface2.faded(by: 0), hover: palette.surface2, pressed: palette.surface2,
            text: palette.textPrimary)
    }

    static func surface(_ palette: Palette) -> ControlColors {
        ControlColors(
            fill: palette.surface1, hover: palette.surface2, pressed: palette.surface3, text: palette.textPrimary)
    }
}

extension Color {
    /// The tint laid on twice.
    fileprivate var doubled: Color {
        var color = self
        let rest = 1 - Float(alpha) / 255
        color.alpha = UInt8(((1 - rest * rest) * 255).rounded())
        return color
    }
}
