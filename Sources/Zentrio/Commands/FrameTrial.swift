import DesktopIntegration
import ImmediateUI
import MediaModel

/// Measures what frames cost the first thread while a page with many downloads scrolls, in software.
struct FrameTrial {
    /// What was measured; times are of the thread's processor.
    struct Outcome {
        /// Declaring a frame, laying it out and making its draw list.
        var declaring: [Duration] = []
        var painting: [Duration] = []
        /// The layout alone.
        var layout: [Duration] = []
        /// Both together.
        var whole: [Duration] = []
        /// Frames that asked to be painted although nothing had happened.
        var idleFrames = 0
        /// How many frames after a key its result was painted.
        var framesToPhoton = 0
    }

    private let pass: FramePass
    private let painter: OffscreenPainter
    private let size: Extent
    private var model: AppModel
    private var time = Duration.zero
    private let layoutWatch = LayoutWatch()

    /// Adds up what layouts take; a frame may need a second one.
    private final class LayoutWatch {
        var start = Duration.zero
        var sum = Duration.zero
    }

    /// Prepares the page.
    ///
    /// - Parameters:
    ///   - count: How many downloads it has.
    ///   - size: The window. The default is 1920 by 1080.
    ///   - resources: Where the fonts, pictures and tokens are.
    /// - Throws: What reading the tokens, making the sample or a canvas throws.
    init(downloads count: Int, size: Extent = Extent(width: 1_920, height: 1_080), resources: ResourceDirectory) throws
    {
        let shaper = TextShaper(fonts: FontCache(folder: resources.fonts))
        let style = try WindowStyle(resources: resources).style(for: .dark, scale: 1)
        pass = FramePass(ui: Context(style: style, measurer: shaper))
        painter = try OffscreenPainter(size: size, scale: 1, shaper: shaper, iconFolder: resources.assets + "/icons")
        // As in the window, as long as nobody reads it aloud.
        pass.ui.isDescribed = false
        model = try SampleModel(artworkDirectory: resources.assets + "/artwork").many(count)
        self.size = size
        pass.ui.onLayout = { [layoutWatch] isBeginning in
            if isBeginning {
                layoutWatch.start = ThreadClock.now()
            } else {
                layoutWatch.sum += ThreadClock.now() - layoutWatch.start
            }
        }
    }

    /// Scrolls through the page, rests, and presses a key.
    ///
    /// - Parameter frames: How many frames the scrolling takes.
    /// - Returns: What it cost.
    mutating func run(frames: Int) -> Outcome {
        var outcome = Outcome()
        let middle = Point(x: size.width / 2, y: size.height / 2)
        // Masks, glyphs and pictures of the first screens are made once.
        for _ in 0..<60 { _ = draw([.scrolled(dx: 0, dy: 90, middle)]) }
        for number in 0..<frames {
            // Back and forth in between, as readers do.
            let isBack = number % 120 > 90
            measure([.scrolled(dx: 0, dy: isBack ? -60 : 90, middle)], &outcome)
        }
        rest(&outcome)
        outcome.framesToPhoton = framesToPhoton()
        return outcome
    }

    private mutating func measure(_ events: [InputEvent], _ outcome: inout Outcome) {
        layoutWatch.sum = .zero
        let start = ThreadClock.now()
        let frame = declare(events)
        let declared = ThreadClock.now()
        painter.paint(frame.drawList.commands, background: pass.ui.style.color.canvas)
        let end = ThreadClock.now()
        outcome.declaring.append(declared - start)
        outcome.painting.append(end - declared)
        outcome.layout.append(layoutWatch.sum)
        outcome.whole.append(end - start)
    }

    /// A page that rests asks for nothing.
    private mutating func rest(_ outcome: inout Outcome) {
        for _ in 0..<60 { _ = draw([]) }
        var painted = draw([]).drawList
        for _ in 0..<120 {
            let frame = draw([])
            if frame.nextWake != nil || frame.drawList != painted { outcome.idleFrames += 1 }
            painted = frame.drawList
        }
    }

    /// A frame's own result counts as one.
    private mutating func framesToPhoton() -> Int {
        let before = draw([]).drawList
        for number in 1...10 {
            let events: [InputEvent] = number == 1 ? [.keyPressed(KeyStroke(.tab))] : []
            if declare(events).drawList != before { return number }
        }
        return 10
    }

    private mutating func draw(_ events: [InputEvent]) -> Frame {
        let frame = declare(events)
        painter.paint(frame.drawList.commands, background: pass.ui.style.color.canvas)
        return frame
    }

    private mutating func declare(_ events: [InputEvent]) -> Frame {
        time += .milliseconds(16)
        var model = model
        defer { self.model = model }
        return pass.run(model, input: InputState(events: events), size: size, time: time) { actions in
            for action in actions { _ = model.perform(action) }
            return model
        }
    }
}
