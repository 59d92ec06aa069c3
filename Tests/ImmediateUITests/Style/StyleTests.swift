import ImmediateUI
import Testing

struct StyleTests {
    @Test(arguments: Style.Theme.allCases, Style.Seat.allCases)
    func style_fromTheRealTokens_isMade(theme: Style.Theme, seat: Style.Seat) throws {
        let style = try TestWindow.style(theme: theme, seat: seat)
        #expect(style.size.button.height == (seat == .desktop ? 40 : 68))
        #expect(style.missingArt.count == 8)
        #expect((style.elevation.card == nil) == (theme == .highContrast))
        // Couch tokens that are not there fall back to desktop ones.
        #expect(style.size.sheet.handle.width == 40)
    }

    @Test func values_areThoseOfTheTokens() throws {
        let style = try TestWindow.style()
        #expect(style.color.accent == Color(hexadecimal: "#D6E16A"))
        #expect(style.type.title1.size == 28)
        #expect(style.type.title1.face == .display)
        #expect(style.motion.progressEase == .milliseconds(400))
        #expect(style.space(4) == 16)
        #expect(style.radius.card == 14)
        #expect(style.status.icon(.failed) == "warning")
        #expect(style.focus.reach == 4)
        #expect(style.layer.dialog == 60)
    }

    @Test func missingToken_isNamedByItsPath() throws {
        #expect(throws: StyleError.missing("color.dark.canvas")) {
            try Style(tokens: .object(["color": .object([:])]))
        }
    }

    @Test func hairline_atAnyScale_isAtLeastOneDevicePixel() throws {
        let tokens = try TestWindow.tokens()
        #expect(try Style(tokens: tokens, scale: 1).hairline == 1)
        #expect(try Style(tokens: tokens, scale: 2).hairline == 1)
        #expect(try Style(tokens: tokens, scale: 1.25).hairline == 0.8)
        #expect(try Style(tokens: tokens, scale: 0.75).hairline == 1 / 0.75)
    }

    @Test func posterColumns_followTheRuleOfTheDesign() throws {
        let grid = try TestWindow.style().grid
        let expected: [Float: Int] = [
            480: 3, 600: 3, 720: 4, 840: 4, 960: 5, 1024: 5, 1280: 7, 1366: 7, 1440: 8, 1600: 9,
        ]
        for (width, columns) in expected {
            #expect(grid.posters(width).columns == columns, "at \(width)")
        }
        #expect(grid.posters(1280).width == 154)
    }
}
