import Testing

@testable import DownloadRuntime

struct SubtitleEndingsTests {
    @Test func sameLanguage_getsANumber() {
        var endings = SubtitleEndings()
        #expect(endings.next(language: "nl", format: .webVTT) == "nl.vtt")
        #expect(endings.next(language: "nl", format: .subRip) == "nl.2.srt")
        #expect(endings.next(language: "nl", isForced: true, format: .webVTT) == "nl.forced.vtt")
        #expect(endings.next(language: nil, format: .webVTT) == "und.vtt")
        #expect(endings.next(language: "dut", format: .webVTT) == "nl.3.vtt")
        #expect(endings.next(language: "pt-BR", format: .webVTT) == "pt-BR.vtt")
    }

    @Test func middle_isWhatNextMakes() {
        for text in ["nl", "und", "pt-BR", "nl.forced", "nl.2", "zh-Hant-TW.forced.3"] {
            #expect(SubtitleEndings.isMiddle(text), "\(text)")
        }
        for text in ["", "n", "holiday", "nl.director", "Part.nl", "nl.1", "n2", "nl-", "nl..2", "forced"] {
            #expect(!SubtitleEndings.isMiddle(text), "\(text)")
        }
    }

    @Test func languageOfAStranger_makesNoPath() {
        var endings = SubtitleEndings()
        #expect(endings.next(language: "../n\u{0}l/x", format: .subRip) == "nlx.srt")
    }
}
