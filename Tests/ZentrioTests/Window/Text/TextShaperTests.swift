import ImmediateUI
import Testing

@testable import Zentrio

struct TextShaperTests {
    private let shaper = PaintingBench.shaper()
    private let body = TypeStyle(face: .regular, size: 14, lineHeight: 20)

    @Test func latinWidth_isTheSumOfAdvances() {
        let caption = TypeStyle(face: .regular, size: 13, lineHeight: 18)
        #expect(abs(shaper.width(of: "1927 · 153 min · Attic", in: caption) - 127.2) < 0.1)
        #expect(shaper.width(of: "", in: body) == 0)
    }

    @Test func tabularDigits_haveEqualAdvances() {
        let widths = (0...9).map { shaper.width(of: "\($0)", in: body.tabular) }
        #expect(Set(widths).count == 1)
        #expect(Set((0...9).map { shaper.width(of: "\($0)", in: body) }).count > 1)
    }

    @Test func letterSpacing_countsForEachCharacter() {
        var spaced = body
        spaced.letterSpacing = 2
        #expect(abs(shaper.width(of: "film", in: spaced) - shaper.width(of: "film", in: body) - 8) < 0.01)
    }

    @Test func arabic_isNotSpaced() {
        var spaced = body
        spaced.letterSpacing = 2
        #expect(shaper.width(of: "فيلم", in: spaced) == shaper.width(of: "فيلم", in: body))
    }

    @Test func carets_riseInLatin() {
        let carets = shaper.caretPositions(in: "Zentrio", style: body)
        #expect(carets.count == 8)
        #expect(carets[0] == 0)
        #expect(carets == carets.sorted())
        #expect(carets[7] == shaper.width(of: "Zentrio", in: body))
    }

    @Test func carets_fallInHebrew() {
        let carets = shaper.caretPositions(in: "סרט", style: body)
        #expect(carets.count == 4)
        #expect(carets[0] == shaper.width(of: "סרט", in: body))
        #expect(carets[3] == 0)
    }

    @Test func carets_standBetweenWholeCharacters() {
        #expect(shaper.caretPositions(in: "", style: body) == [0])
        let family = shaper.caretPositions(in: "👩‍👩‍👧é", style: body)
        #expect(family.count == 3)
        #expect(family[1] > 10)
    }

    @Test func everyScript_findsGlyphs() {
        for text in ["Ωmega", "Фильм", "فيلم", "סרט", "फ़िल्म", "ภาพยนตร์", "映画", "🎬"] {
            let shaped = shaper.shape(text, in: body)
            #expect(!shaped.glyphs.isEmpty)
            #expect(shaped.glyphs.allSatisfy { $0.number != 0 }, "\(text) has missing glyphs")
        }
    }

    @Test func samples_lookAsStored() throws {
        let title = TypeStyle(face: .semibold, size: 16, lineHeight: 24, letterSpacing: -0.15)
        let samples = [
            "Straße, œuvre, Škoda · 1.9 of 3.4 GB", "Ελληνικά, Кириллица", "العربية 2021 Dune", "עברית 123 abc",
            "हिन्दी फ़िल्म क्षत्रिय",
            "ภาษาไทย น้ำ", "日本語 中文 한국어", "🎬 🇩🇪 ☕️ ready",
        ]
        var commands: [DrawCommand] = []
        for (row, text) in samples.enumerated() {
            let y = Float(10 + row * 28)
            commands.append(.text(text, origin: Point(x: 10, y: y), style: title, color: PaintingBench.paper))
            commands.append(.text(text, origin: Point(x: 330, y: y), style: body, color: PaintingBench.citron))
        }
        let digits = TypeStyle(face: .display, size: 28, lineHeight: 36, letterSpacing: -0.4).tabular
        commands.append(.text("0123456789 %", origin: Point(x: 10, y: 234), style: digits, color: PaintingBench.paper))
        GoldenImage.expect(try PaintingBench.paint(commands, width: 620, height: 278), matches: "text")
    }
}
