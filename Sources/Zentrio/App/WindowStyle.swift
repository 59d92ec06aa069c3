import DesktopIntegration
import Foundation
import ImmediateUI

/// Makes the style of a theme from `Assets/tokens.json`.
nonisolated struct WindowStyle {
    private let tokens: TokenValue

    /// Reads the tokens.
    ///
    /// - Throws: what reading the file throws, or `StyleError` when it is not what the program was built for.
    init(resources: ResourceDirectory) throws {
        let data = try Data(contentsOf: URL(filePath: resources.assets + "/tokens.json"))
        tokens = try TokenReader.read(data)
    }

    /// Makes the style of a theme.
    ///
    /// - Parameters:
    ///   - theme: What the user chose.
    ///   - appearance: What the desktop wants, for those who chose that.
    ///   - scale: Physical pixels for a logical one.
    ///   - textSize: How large text is. The default is normal.
    ///   - seat: From where the window is used. The default is the desktop.
    /// - Returns: The style.
    /// - Throws: `StyleError` when the tokens are not what the program was built for.
    func style(
        for theme: Settings.Theme, appearance: DesktopAppearance = DesktopAppearance(), scale: Float,
        textSize: Settings.TextSize = .normal, seat: Style.Seat = .desktop
    ) throws -> Style {
        try Style(
            tokens: tokens, theme: theme.resolved(for: appearance), scale: scale, seat: seat,
            textFactor: textSize.factor)
    }
}

nonisolated extension Settings.Theme {
    /// The colours that are meant; the desktop's contrast counts more than its brightness.
    func resolved(for appearance: DesktopAppearance) -> Style.Theme {
        switch self {
        case .dark: .dark
        case .light: .light
        case .highContrast: .highContrast
        case .system where appearance.hasHighContrast: .highContrast
        case .system: appearance.colorScheme == .light ? .light : .dark
        }
    }
}
