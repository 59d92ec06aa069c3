/// How the user wants all programs to look.
package struct DesktopAppearance: Hashable, Sendable {
    package enum ColorScheme: Hashable, Sendable {
        case noPreference
        case dark
        case light
    }

    package var colorScheme = ColorScheme.noPreference
    package var hasHighContrast = false
    package var hasReducedMotion = false

    package init() {}

    /// The names in the settings portal's namespace `org.freedesktop.appearance`.
    static let keys = ["color-scheme", "contrast", "reduced-motion"]

    /// Takes over one setting; what is not understood changes nothing.
    mutating func take(_ value: BusValue, for key: String) {
        guard let number = value.integer else { return }
        switch key {
        case "color-scheme": colorScheme = number == 1 ? .dark : number == 2 ? .light : .noPreference
        case "contrast": hasHighContrast = number == 1
        case "reduced-motion": hasReducedMotion = number == 1
        default: break
        }
    }
}
