import ImmediateUI
import Testing

@testable import Zentrio

struct FontCacheTests {
    @Test func faces_areDifferentFonts() throws {
        let fonts = FontCache(folder: ProjectFolders.fonts)
        let regular = try #require(fonts.font(for: .regular))
        let display = try #require(fonts.font(for: .display))
        #expect(regular !== display)
        #expect(fonts.font(for: .regular) === regular)
        #expect(abs(regular.ascent - 0.96875) < 0.001)
    }

    @Test func missingFolder_fallsBackToInstalledFonts() {
        let fonts = FontCache(folder: "/nonexistent")
        #expect(fonts.font(for: .regular)?.contains("A") ?? true)
    }

    @Test func unassignedCharacter_hasNoFont() {
        #expect(FontCache(folder: ProjectFolders.fonts).fallback(for: "\u{378}") == nil)
    }
}
