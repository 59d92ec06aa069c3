import ImmediateUI
import Testing

struct ContextSignsTests {
    /// The lines of a tile without a picture, and the tile.
    private func tile(
        _ title: String, width: Float, height: Float
    ) throws -> (lines: [(text: String, box: Rect)], frame: Rect) {
        let window = try TestWindow { ui in
            ui.image(nil, title: title, Box(width: .fixed(width), height: .fixed(height)))
        }
        let lines: [(text: String, box: Rect)] = window.frame.drawList.commands.compactMap { command in
            guard case .text(let text, let origin, let type, _) = command else { return nil }
            return (text, Rect(x: origin.x, y: origin.y, width: 0, height: type.lineHeight))
        }
        return (lines, try #require(window.find(.image, title)).frame)
    }

    @Test(arguments: [(Float(128), Float(72), 2), (92, 138, 3), (154, 231, 3)])
    func missingPicture_longTitle_endsInAnEllipsisInsideTheTile(width: Float, height: Float, count: Int) throws {
        let (lines, frame) = try tile(
            "The Cabinet of Doctor Caligari and Other Tales of a Sleepwalker", width: width, height: height)
        #expect(lines.count == count)
        #expect(lines.last?.text.hasSuffix("…") == true)
        #expect(lines.allSatisfy { $0.box.y >= frame.y && $0.box.maxY <= frame.maxY })
    }

    @Test func missingPicture_longWord_isSetSmallerAndNotBroken() throws {
        #expect(try tile("Caligariana", width: 92, height: 138).lines.map(\.text) == ["Caligariana"])
    }

    @Test func missingPicture_shortTitle_isWhole() throws {
        #expect(try tile("Metropolis", width: 128, height: 72).lines.map(\.text) == ["Metropolis"])
    }
}
