import ImmediateUI
import Testing

@testable import Zentrio

struct LineBoxTests {
    /// Where a browser puts the baseline.
    @Test(arguments: [(13, 18, 14), (14, 20, 15), (16, 24, 18), (28, 36, 28)] as [(Float, Float, Int)])
    func baseline_isWhereBrowsersPutIt(size: Float, lineHeight: Float, expected: Int) throws {
        let font = try #require(FontCache(folder: ProjectFolders.fonts).font(for: .regular))
        let style = TypeStyle(face: .regular, size: size, lineHeight: lineHeight)
        #expect(LineBox.baseline(of: style, font: font, scale: 1) == expected)
    }
}
