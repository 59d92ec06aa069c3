import Testing

@testable import DesktopIntegration

struct DesktopAppearanceTests {
    @Test func settings_areTakenOver() {
        var appearance = DesktopAppearance()
        appearance.take(.variant(.uint32(2)), for: "color-scheme")
        appearance.take(.uint32(1), for: "contrast")
        appearance.take(.uint32(1), for: "reduced-motion")
        #expect(appearance.colorScheme == .light && appearance.hasHighContrast && appearance.hasReducedMotion)
    }

    @Test func whatIsNotUnderstood_changesNothing() {
        var appearance = DesktopAppearance()
        appearance.take(.string("dark"), for: "color-scheme")
        appearance.take(.uint32(1), for: "accent-color")
        #expect(appearance == DesktopAppearance())
        appearance.take(.uint32(9), for: "color-scheme")
        #expect(appearance.colorScheme == .noPreference)
    }
}
