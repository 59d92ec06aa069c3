import MediaModel
import Testing

struct UnseenScalarsTests {
    @Test(
        arguments: [
            "\u{0}", "\n", "\u{7F}", "\u{85}", "\u{AD}", "\u{600}", "\u{61C}", "\u{200B}", "\u{200F}", "\u{2028}",
            "\u{202E}",
            "\u{2066}", "\u{FEFF}", "\u{FFFF}", "\u{E0041}",
        ] as [Unicode.Scalar])
    func controlsAndMarksOfFormat_areUnseen(scalar: Unicode.Scalar) {
        #expect(UnseenScalars.contains(scalar))
    }

    @Test(arguments: ["a", " ", "/", "ü", "\u{301}", "\u{200C}", "\u{200D}", "\u{FE0F}", "🎬", "字"] as [Unicode.Scalar])
    func lettersMarksAndJoiners_areSeen(scalar: Unicode.Scalar) {
        #expect(!UnseenScalars.contains(scalar))
    }
}
