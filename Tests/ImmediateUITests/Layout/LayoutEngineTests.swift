import ImmediateUI
import Testing

/// Layouts as text: one line a labelled box, "name x y width height".
struct LayoutEngineTests {
    private func frames(_ size: Extent = Extent(width: 400, height: 300), _ screen: @escaping (Context) -> Void) throws
        -> String
    {
        let window = try TestWindow(size: size, screen)
        return window.frame.accessibility.nodes.filter { $0.role == .panel }
            .map { "\($0.label) \(Int($0.frame.x)) \(Int($0.frame.y)) \(Int($0.frame.width)) \(Int($0.frame.height))" }
            .joined(separator: "\n")
    }

    private func box(_ ui: Context, _ name: String, _ box: Box, _ content: () -> Void = {}) {
        ui.row(box, semantics: Semantics(.panel, name), content)
    }

    @Test func growingChildren_shareByWeight_toTheLastPixel() throws {
        let text = try frames { ui in
            ui.row(.init(width: .fixed(100), gap: 3)) {
                self.box(ui, "a", .init(width: .grow, height: .fixed(10)))
                self.box(ui, "b", .init(width: .grow(2), height: .fixed(10)))
                self.box(ui, "c", .init(width: .fixed(20), height: .fixed(10)))
                self.box(ui, "d", .init(width: .grow, height: .fixed(10)))
            }
        }
        // 71 pixels for weights 1, 2 and 1.
        #expect(text == "a 0 0 18 10\nb 21 0 35 10\nc 59 0 20 10\nd 82 0 18 10")
    }

    @Test func limits_areKept_andOthersGetTheRest() throws {
        let text = try frames { ui in
            ui.row(.init(width: .fixed(300))) {
                self.box(ui, "max", .init(width: .grow(max: 50), height: .fixed(10)))
                self.box(ui, "min", .init(width: .grow(min: 200), height: .fixed(10)))
                self.box(ui, "rest", .init(width: .grow, height: .fixed(10)))
            }
        }
        #expect(text == "max 0 0 50 10\nmin 50 0 200 10\nrest 250 0 50 10")
    }

    @Test func negativeRoom_pullsTogether_besideGrowingChildren() throws {
        let text = try frames { ui in
            ui.row(.init(width: .fixed(100), gap: 12)) {
                self.box(ui, "a", .init(width: .fixed(20), height: .fixed(10)))
                ui.spacer()
                ui.space(-4)
                self.box(ui, "b", .init(width: .fixed(20), height: .fixed(10)))
            }
        }
        #expect(text == "a 0 0 20 10\nb 80 0 20 10")
    }

    @Test func fitBox_isAsLargeAsContentPaddingAndGaps() throws {
        let text = try frames { ui in
            self.box(ui, "fit", .init(padding: .init(horizontal: 10, vertical: 5), gap: 4)) {
                self.box(ui, "a", .init(width: .fixed(20), height: .fixed(30)))
                self.box(ui, "b", .init(width: .fixed(20), height: .fixed(12)))
            }
        }
        #expect(text == "fit 0 0 64 40\na 10 5 20 30\nb 34 5 20 12")
    }

    @Test func alignment_inBothDirections() throws {
        let text = try frames { ui in
            ui.column(.init(width: .fixed(100), height: .fixed(100), main: .end, cross: .center)) {
                self.box(ui, "a", .init(width: .fixed(20), height: .fixed(10)))
                self.box(ui, "b", .init(width: .fixed(40), height: .fixed(10)))
            }
            ui.row(.init(width: .fixed(100), height: .fixed(50), main: .spaceBetween, cross: .end)) {
                self.box(ui, "c", .init(width: .fixed(20), height: .fixed(10)))
                self.box(ui, "d", .init(width: .fixed(20), height: .fixed(20)))
                self.box(ui, "e", .init(width: .fixed(20), height: .fixed(30)))
            }
        }
        #expect(
            text == "a 40 80 20 10\nb 30 90 40 10\nc 0 40 20 10\nd 40 30 20 20\ne 80 20 20 30")
    }

    @Test func stretch_andPercent_fillAcross() throws {
        let text = try frames { ui in
            ui.column(.init(width: .fixed(200), cross: .stretch)) {
                self.box(ui, "stretched", .init(height: .fixed(10)))
                self.box(ui, "half", .init(width: .percent(0.5), height: .fixed(10)))
            }
        }
        #expect(text == "stretched 0 0 200 10\nhalf 0 10 100 10")
    }

    @Test func wrappingRow_goesOnInNewLines() throws {
        let text = try frames { ui in
            self.box(ui, "row", .init(width: .fixed(100), gap: 10, lineGap: 5, wraps: true)) {
                for name in ["a", "b", "c"] {
                    self.box(ui, name, .init(width: .fixed(40), height: .fixed(name == "a" ? 30 : 20)))
                }
            }
        }
        #expect(text == "row 0 0 100 55\na 0 0 40 30\nb 50 0 40 20\nc 0 35 40 20")
    }

    @Test func wrappingRow_thatEndsAtTheRight_alignsEachLine() throws {
        let text = try frames { ui in
            self.box(ui, "row", .init(width: .fixed(100), gap: 10, lineGap: 5, main: .end, wraps: true)) {
                for name in ["a", "b", "c"] {
                    self.box(ui, name, .init(width: .fixed(40), height: .fixed(20)))
                }
            }
        }
        #expect(text == "row 0 0 100 45\na 10 0 40 20\nb 60 0 40 20\nc 60 25 40 20")
    }

    @Test func grid_hasEqualColumns_andRowsAsHighAsTheirHighest() throws {
        let text = try frames { ui in
            ui.grid(columns: 2, .init(width: .fixed(210), gap: 10, cross: .stretch)) {
                self.box(ui, "a", .init(width: .grow, height: .fixed(30)))
                self.box(ui, "b", .init(width: .grow))
                self.box(ui, "c", .init(width: .fixed(20), height: .fixed(10)))
            }
        }
        #expect(text == "a 0 0 100 30\nb 110 0 100 30\nc 0 40 20 10")
    }

    @Test func aspectRatio_followsTheOtherSide() throws {
        let text = try frames { ui in
            ui.column(.init(width: .fixed(154))) {
                self.box(ui, "poster", .init(width: .grow, aspectRatio: 2 / 3))
                self.box(ui, "still", .init(height: .fixed(36), aspectRatio: 16 / 9))
            }
        }
        #expect(text == "poster 0 0 154 231\nstill 0 231 64 36")
    }

    @Test func absoluteChild_isPinnedAndTakesNoRoom() throws {
        let text = try frames { ui in
            self.box(ui, "parent", .init(width: .fixed(100), height: .fixed(100), padding: .init(all: 10))) {
                let corner = Point(x: 1, y: 0)
                self.box(
                    ui, "sign",
                    .init(
                        width: .fixed(36), height: .fixed(36), placement: .absolute(corner, offset: Point(x: 8, y: -8)))
                )
                self.box(ui, "child", .init(width: .grow, height: .grow))
                self.box(ui, "cover", .init(width: .grow, height: .grow, placement: .cover))
            }
        }
        #expect(text == "parent 0 0 100 100\nsign 72 -8 36 36\nchild 10 10 80 80\ncover 0 0 100 100")
    }

    @Test func tooNarrowRow_takesFromTextsButNotFromButtons() throws {
        let window = try TestWindow { ui in
            ui.row(.init(width: .fixed(200), gap: 10)) {
                ui.label("A very long title that cannot fit", ui.style.type.body)
                ui.button("Retry", size: .small)
            }
        }
        let label = try #require(window.find(.label))
        let button = try #require(window.find(.button))
        #expect(button.frame.maxX == 200)
        #expect(label.frame.width == 190 - button.frame.width)
        let cut = window.frame.drawList.commands.contains {
            if case .text(let text, _, _, _) = $0 { text.hasSuffix("…") } else { false }
        }
        #expect(cut)
    }

    @Test func wrappedText_makesItsBoxHigher() throws {
        let window = try TestWindow { ui in
            ui.column(.init(width: .fixed(70))) { ui.label("one two three", maxLines: 0) }
        }
        #expect(window.find(.label)?.frame.height == 40)
    }

    @Test(arguments: [0.75, 1, 1.25, 1.5, 2, 3] as [Float])
    func anyScale_putsEdgesOnDevicePixels_andNeighboursTouch(scale: Float) throws {
        let tokens = try TestWindow.tokens()
        let ui = Context(style: try Style(tokens: tokens, scale: scale), measurer: FixedMeasurer())
        ui.begin(size: Extent(width: 1001, height: 700), time: .zero)
        ui.row(.init(width: .grow, height: .fixed(33.3), padding: .init(all: 7.7))) {
            for _ in 0..<7 {
                ui.row(.init(width: .grow, height: .grow), semantics: Semantics(.panel, "x")) {}
            }
        }
        let nodes = ui.end().accessibility.findAll(role: .panel)
        for node in nodes {
            for edge in [node.frame.x, node.frame.maxX, node.frame.y, node.frame.maxY] {
                #expect(abs((edge * scale).rounded() - edge * scale) < 0.01)
            }
        }
        for (node, next) in zip(nodes, nodes.dropFirst()) {
            #expect(abs(node.frame.maxX - next.frame.x) < 0.001)
        }
    }
}
