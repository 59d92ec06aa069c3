import DesktopIntegration
import ImmediateUI
import Testing

@testable import Zentrio

/// The window without a display: draws a model, finds widgets by role and label, and acts as a user would.
///
/// What the screens ask for goes to the model as in the real window; the effects are kept for the test to look at.
final class WindowDriver {
    /// The widget that a test asked for is not there.
    struct NotFound: Error, CustomStringConvertible {
        let description: String
    }

    private static let shaper = TextShaper(fonts: FontCache(folder: ProjectFolders.fonts))

    let pass: FramePass
    let size: Extent
    var model: AppModel
    private(set) var frame: Frame
    /// What the model wanted done outside since the test last took it.
    private(set) var effects: [AppEffect] = []
    /// The pictures that came into sight and were asked for, in order.
    private(set) var pictures: [String] = []
    private var time = Duration.zero
    /// Longer than every movement of the window, shorter than a toast stays.
    private static let rest = Duration.milliseconds(600)

    convenience init(
        _ scene: SampleModel.Scene, size: Extent = Extent(width: 1_280, height: 800), theme: Settings.Theme = .dark,
        textSize: Settings.TextSize = .normal
    ) throws {
        try self.init(
            try SampleModel(artworkDirectory: ProjectFolders.artwork).model(for: scene), size: size, theme: theme,
            textSize: textSize)
    }

    init(
        _ model: AppModel, size: Extent = Extent(width: 1_280, height: 800), theme: Settings.Theme = .dark,
        textSize: Settings.TextSize = .normal
    ) throws {
        let styles = try WindowStyle(resources: try ResourceDirectory.find())
        let style = try styles.style(for: theme, scale: 1, textSize: textSize)
        pass = FramePass(ui: Context(style: style, measurer: WindowDriver.shaper))
        self.model = model
        self.size = size
        frame = pass.run(model, size: size, time: .zero) { _ in model }
        settle()
    }

    // MARK: Looking

    /// The first widget with this role and label, in a list item or dialog with a label when one is given.
    func node(_ role: AccessibilityRole, _ label: String, in container: String? = nil) throws -> AccessibilityNode {
        let tree = frame.accessibility
        let matches = tree.nodes.filter { node in
            guard node.role == role, node.label == label else { return false }
            return container.map { name in ancestors(of: node).contains { $0.label == name } } ?? true
        }
        guard let node = matches.first else {
            let place = container.map { " in \($0)" } ?? ""
            throw NotFound(description: "no \(role) \"\(label)\"\(place) in:\n\(tree.dump())")
        }
        return node
    }

    func has(_ role: AccessibilityRole, _ label: String, in container: String? = nil) -> Bool {
        (try? node(role, label, in: container)) != nil
    }

    /// Whether a text is written or said anywhere.
    func says(_ text: String) -> Bool {
        frame.accessibility.nodes.contains { node in
            [node.label, node.value].contains { $0.replacing(Wording.thinSpace, with: " ").contains(text) }
        }
    }

    /// Whether a line with this text is drawn, to its end.
    func writes(_ line: String) -> Bool {
        frame.drawList.commands.contains { command in
            if case .text(let text, _, _, _) = command { text == line } else { false }
        }
    }

    /// Takes what the model wanted done, in words.
    func takeEffects() -> [String] {
        defer { effects = [] }
        return effects.map(\.text)
    }

    private func ancestors(of node: AccessibilityNode) -> [AccessibilityNode] {
        var found: [AccessibilityNode] = []
        var parent = node.parent
        while let index = parent {
            found.append(frame.accessibility.nodes[index])
            parent = frame.accessibility.nodes[index].parent
        }
        return found
    }

    // MARK: Acting

    /// Clicks in the middle of the widget, after scrolling to it.
    func click(_ role: AccessibilityRole, _ label: String, in container: String? = nil) throws {
        pass.ui.perform(.scrollIntoView, on: try node(role, label, in: container).id)
        settle()
        let visible = try node(role, label, in: container).visibleFrame
        guard !visible.isEmpty else { throw NotFound(description: "\(role) \"\(label)\" is out of sight") }
        run(.click(Point(x: visible.midX, y: visible.midY)))
        settle()
    }

    func press(_ key: Key, _ modifiers: KeyModifiers = []) {
        run(.key(key, modifiers))
        settle()
    }

    /// Types into whatever has the focus.
    func type(_ text: String) {
        for letter in text { run(.text(String(letter))) }
        settle()
    }

    func scroll(by distance: Float) {
        let middle = Point(x: size.width / 2, y: size.height / 2)
        run(InputState(events: [.pointerMoved(middle), .scrolled(dx: 0, dy: distance, middle), .pointerLeft]))
        settle()
    }

    /// Does something to the model that no widget does, such as an answer from the services, and draws.
    func change(_ edit: (inout AppModel) -> Void) {
        edit(&model)
        settle()
    }

    /// Lets every toast go, and with it the way back from what was removed.
    func waitForToasts() {
        // Each has its time on the screen, those that wait come after it.
        for _ in 0..<3 {
            time += .seconds(20)
            run(.none)
        }
        settle()
    }

    /// One frame for this input.
    func run(_ input: InputState) {
        time += .milliseconds(16)
        frame = pass.run(model, input: input, size: size, time: time) { actions in
            for action in actions {
                let effects = model.perform(action)
                if action.changesThePage { self.effects += effects } else { pictures += effects.map(\.text) }
            }
            return model
        }
    }

    /// Lets movements come to rest.
    func settle() {
        run(.none)
        time += WindowDriver.rest
        run(.none)
    }
}
