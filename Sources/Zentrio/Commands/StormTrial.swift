import DesktopIntegration
import ImmediateUI

/// Lets an input storm loose on one page and watches that the focus is never lost and that nothing grows.
struct StormTrial {
    /// What the storm did.
    struct Outcome: Equatable {
        var frames = 0
        /// How often Tab found no widget that is there.
        var lostFocus = 0
        /// How much the window remembered at most: scroll offsets, movements, texts and so on.
        var mostRemembered = 0
        /// How many widgets the largest frame had.
        var mostWidgets = 0
    }

    private static let eventsPerFrame = 8
    /// How often the page is made anew; storms delete what is on it.
    private static let framesPerModel = 250

    private let pass: FramePass
    private let fresh: AppModel
    private let size: Extent

    /// Prepares a page.
    ///
    /// - Parameters:
    ///   - scene: The page.
    ///   - resources: Where the fonts, pictures and tokens are.
    ///   - shaper: Measures text.
    ///   - size: The window's size. The default is 1280 by 800.
    /// - Throws: What reading the tokens and making the sample throws.
    init(
        _ scene: SampleModel.Scene, resources: ResourceDirectory, shaper: TextShaper,
        size: Extent = Extent(width: 1_280, height: 800)
    ) throws {
        let style = try WindowStyle(resources: resources).style(for: .dark, scale: 1)
        pass = FramePass(ui: Context(style: style, measurer: shaper))
        fresh = try SampleModel(artworkDirectory: resources.assets + "/artwork").model(for: scene)
        self.size = size
    }

    /// Sends the storm.
    ///
    /// - Parameters:
    ///   - events: How many.
    ///   - seed: Which storm.
    /// - Returns: What it did.
    func run(events: Int, seed: UInt64) -> Outcome {
        var storm = InputStorm(size: size, seed: seed)
        var model = fresh
        var outcome = Outcome()
        var time = Duration.zero
        func frame(_ input: InputState) -> Frame {
            time += .milliseconds(16)
            outcome.frames += 1
            return pass.run(model, input: input, size: size, time: time) { actions in
                for action in actions { _ = model.perform(action) }
                return model
            }
        }
        for batch in 0..<(events / Self.eventsPerFrame) {
            if batch % Self.framesPerModel == 0 { model = fresh }
            _ = frame(InputState(events: (0..<Self.eventsPerFrame).map { _ in storm.next() }))
            guard batch % 16 == 0 else { continue }
            let looked = frame(.key(.tab))
            if !Self.hasFocus(looked) { outcome.lostFocus += 1 }
            outcome.mostRemembered = max(outcome.mostRemembered, pass.ui.rememberedCount)
            outcome.mostWidgets = max(outcome.mostWidgets, looked.accessibility.nodes.count)
        }
        return outcome
    }

    private static func hasFocus(_ frame: Frame) -> Bool {
        guard let focused = frame.focused else { return false }
        return frame.accessibility.nodes.contains { $0.id == focused }
    }
}
