import Foundation
import ImmediateUI

/// A window without a window: runs frames and acts by role and label.
final class TestWindow {
    let ui: Context
    var size = Extent(width: 800, height: 600)
    var time = Duration.zero
    private(set) var frame: Frame
    private let screen: (Context) -> Void

    init(size: Extent = Extent(width: 800, height: 600), _ screen: @escaping (Context) -> Void) throws {
        ui = Context(style: try TestWindow.style(), measurer: FixedMeasurer())
        self.size = size
        self.screen = screen
        ui.begin(size: size, time: time)
        screen(ui)
        frame = ui.end()
        settle()
    }

    static func tokens() throws -> TokenValue {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Assets/tokens.json")
        return try TokenReader.read(try Data(contentsOf: file))
    }

    static func style(theme: Style.Theme = .dark, seat: Style.Seat = .desktop) throws -> Style {
        try Style(tokens: try tokens(), theme: theme, seat: seat)
    }

    /// Runs one frame with the input and then as many as it asks for at once.
    func run(_ input: InputState = .none, after delay: Duration = .zero) {
        time += delay
        declare(input)
        settle()
    }

    func declare(_ input: InputState = .none) {
        ui.begin(input, size: size, time: time)
        screen(ui)
        frame = ui.end()
    }

    private func settle() {
        var rounds = 0
        while frame.needsAnotherFrame, rounds < 8 {
            declare()
            rounds += 1
        }
    }

    func find(_ role: AccessibilityRole, _ label: String? = nil) -> AccessibilityNode? {
        frame.accessibility.find(role: role, label: label)
    }

    /// Clicks in the middle of the widget; does nothing when it is not there.
    func click(_ role: AccessibilityRole, _ label: String? = nil, clicks: Int = 1) {
        guard let node = find(role, label) else { return }
        run(.click(Point(x: node.visibleFrame.midX, y: node.visibleFrame.midY), clicks: clicks))
    }

    func key(_ key: Key, _ modifiers: KeyModifiers = []) {
        run(.key(key, modifiers))
    }

    func type(_ text: String) {
        run(.text(text))
    }

    var focusedLabel: String? {
        frame.accessibility.focused?.label
    }
}
