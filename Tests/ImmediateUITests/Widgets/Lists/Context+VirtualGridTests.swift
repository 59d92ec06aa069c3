import ImmediateUI
import Testing

struct ContextVirtualGridTests {
    private func window(count: Int) throws -> TestWindow {
        try TestWindow { ui in
            ui.scrollArea("page") {
                ui.virtualGrid("grid", count: count, columns: 3, estimate: 50, cellKey: { "\($0)" }) { index in
                    ui.column(.init(width: .grow, height: .fixed(index % 7 == 0 ? 80 : 50)), id: "\(index)") {
                        ui.button("Cell \(index)", width: .fixed(100))
                    }
                }
            }
        }
    }

    @Test func tenThousandCells_declareOnlyThoseInView() throws {
        let window = try window(count: 10_000)
        let cells = window.frame.accessibility.nodes.count { $0.role == .button }
        #expect(cells > 20)
        #expect(cells < 60)
    }

    @Test func rows_areAsHighAsTheirHighestCell() throws {
        let window = try window(count: 9)
        #expect(window.find(.button, "Cell 3")?.frame.y == 96)
        #expect(window.find(.button, "Cell 6")?.frame.y == Float(162))
    }

    @Test func arrows_moveInRowsAndColumns_aShortLastRowIsReachedAtItsEnd() throws {
        let window = try window(count: 8)
        window.key(.tab)
        window.key(.right)
        window.key(.right)
        #expect(window.focusedLabel == "Cell 2")
        window.key(.down)
        #expect(window.focusedLabel == "Cell 5")
        window.key(.down)
        #expect(window.focusedLabel == "Cell 7")
        window.key(.up)
        #expect(window.focusedLabel == "Cell 5")
    }
}
