import Foundation
import Testing

@testable import ImmediateUI

/// The Web Content Accessibility Guidelines 2.1, level AA, over what the program itself has read.
struct PaletteTests {
    private typealias Pair = (name: String, text: Color, ground: Color)

    private static let themes = [Style.Theme.dark, .light, .highContrast]

    @Test(arguments: themes) func text_standsOutFromEverySurface(theme: Style.Theme) throws {
        let style = try TestWindow.style(theme: theme)
        for pair in textPairs(style) {
            let ratio = contrast(pair.text, pair.ground)
            #expect(ratio >= 4.5, "\(pair.name) is \(ratio)")
        }
    }

    @Test(arguments: themes) func controls_standOutFromEverySurface(theme: Style.Theme) throws {
        let style = try TestWindow.style(theme: theme)
        let color = style.color
        #expect(contrast(color.focusRing, color.focusGap) >= 3)
        for ground in [color.canvas, color.surface1, color.surface2] {
            #expect(contrast(color.focusRing, ground) >= 3)
            #expect(contrast(color.outline, ground) >= 3)
            for progress in [color.progressTransfer, color.progressWatch] {
                #expect(contrast(progress, over(color.progressTrack, ground)) >= 3)
            }
        }
    }

    /// For people who do not tell colours apart, every state of a download has a sign of its own.
    @Test(arguments: themes) func states_differInTheirIcons(theme: Style.Theme) throws {
        let style = try TestWindow.style(theme: theme)
        let states = [Status.queued, .downloading, .paused, .completed, .failed, .offline]
        let icons = states.map { style.status.icon($0) }
        #expect(Set(icons).count == icons.count && !icons.contains(""))
    }

    @Test func ratio_isThatOfTheGuidelines() {
        let (black, white) = (Color(red: 0, green: 0, blue: 0), Color(red: 255, green: 255, blue: 255))
        #expect(abs(contrast(black, white) - 21) < 0.01)
        #expect(abs(contrast(Color(red: 0x77, green: 0x77, blue: 0x77), white) - 4.48) < 0.01)
    }

    private func textPairs(_ style: Style) -> [Pair] {
        let color = style.color
        let low = [("canvas", color.canvas), ("surface1", color.surface1), ("surface2", color.surface2)]
        let middle = low + [("surface3", color.surface3)]
        let all = middle + [("surface4", color.surface4)]
        var pairs: [Pair] = []
        func add(_ name: String, _ text: Color, on grounds: [(String, Color)]) {
            pairs += grounds.map { ("\(name) on \($0.0)", text, $0.1) }
        }
        add("textPrimary", color.textPrimary, on: all)
        add("textSecondary", color.textSecondary, on: all)
        add("accentText", color.accentText, on: all)
        add("textTertiary", color.textTertiary, on: middle)
        add("danger", color.danger, on: low)
        add("danger on its tint", color.danger, on: low.map { ($0.0, over(color.dangerSoft, $0.1)) })
        add("accentText on its tint", color.accentText, on: low.map { ($0.0, over(color.accentSoft, $0.1)) })
        add(
            "onAccent", color.onAccent,
            on: [("rest", color.accent), ("hover", color.accentHover), ("pressed", color.accentPressed)])
        for status in Status.allCases {
            add("\(status)", style.status[status], on: low)
            add(
                "\(status) on its tint", style.status[status],
                on: [("surface1", over(style.status.soft(status), color.surface1))])
        }
        let white = Color(red: 255, green: 255, blue: 255)
        let art = [color.artBadge, color.artShadeTo, color.artShadeMid].map { ("a white picture", over($0, white)) }
        add("onArt", color.onArt, on: art)
        add("onArtSecondary", color.onArtSecondary, on: Array(art[1...]))
        return pairs
    }

    private func over(_ top: Color, _ ground: Color) -> Color {
        func mix(_ one: UInt8, _ other: UInt8) -> UInt8 {
            let part = Double(top.alpha) / 255
            return UInt8((Double(one) * part + Double(other) * (1 - part)).rounded())
        }
        return Color(
            red: mix(top.red, ground.red), green: mix(top.green, ground.green), blue: mix(top.blue, ground.blue))
    }

    private func contrast(_ text: Color, _ ground: Color) -> Double {
        let (one, other) = (luminance(over(text, ground)), luminance(ground))
        return (max(one, other) + 0.05) / (min(one, other) + 0.05)
    }

    private func luminance(_ color: Color) -> Double {
        func linear(_ channel: UInt8) -> Double {
            let value = Double(channel) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue)
    }
}
