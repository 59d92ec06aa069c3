import ImmediateUI
import Testing

@testable import Zentrio

struct TextItemizerTests {
    private let itemizer = TextItemizer(fonts: FontCache(folder: ProjectFolders.fonts))

    @Test func plainLatin_isOneItem() {
        #expect(itemizer.items(of: "Show in folder", face: .regular).map(\.range) == [0..<14])
    }

    @Test func mixedDirections_areInVisualOrder() {
        let items = itemizer.items(of: "abc עברית 12", face: .regular)
        #expect(items.first?.range.lowerBound == 0)
        #expect(items.first?.isRightToLeft == false)
        let hebrew = items.firstIndex { $0.isRightToLeft } ?? -1
        let digits = items.firstIndex { $0.range.contains(10) } ?? -1
        #expect(digits >= 0 && digits < hebrew, "digits stand left of the Hebrew word they follow")
    }

    @Test func pictograph_comesFromTheColourFont() {
        let items = itemizer.items(of: "a🎬b", face: .regular)
        #expect(items.map(\.font.isColored) == [false, true, false])
    }

    @Test func accentedLetter_staysInOneFont() {
        let items = itemizer.items(of: "e\u{301}", face: .regular)
        #expect(items.count == 1)
    }
}
