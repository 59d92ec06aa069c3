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

    func style(for theme: Settings.Theme, scale: Float) throws -> Style {
        let theme: Style.Theme =
            switch theme {
            case .dark: .dark
            case .light: .light
            case .highContrast: .highContrast
            }
        return try Style(tokens: tokens, theme: theme, scale: scale)
    }
}
