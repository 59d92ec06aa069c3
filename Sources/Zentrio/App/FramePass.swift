import ImmediateUI

/// Declares frames until what is shown agrees with what happened.
///
/// The window, `zentrio render` and the tests all draw through here.
final class FramePass {
    let ui: Context
    /// A widget's answer may change the model, and the model the widgets; more rounds than this are a defect.
    private static let maximumRounds = 8
    private var announcedNotice = 0

    init(ui: Context) {
        self.ui = ui
    }

    /// Declares the window for the model.
    ///
    /// - Parameters:
    ///   - model: What to show; `perform` changes it between rounds.
    ///   - input: What the user did since the last frame; it counts in the first round.
    ///   - size: The window in logical pixels.
    ///   - time: The window's clock.
    ///   - perform: Does what the user asked for, and returns the model as it is then.
    /// - Returns: The frame to paint.
    func run(
        _ model: AppModel, input: InputState = .none, size: Extent, time: Duration,
        perform: ([AppAction]) -> AppModel
    ) -> Frame {
        var model = model
        var input = input
        var frame: Frame
        var copied: String?
        var unhandledKeys: [KeyStroke] = []
        var round = 0
        ui.direction = Catalogue.current.language.direction
        ui.words = Words.spoken
        repeat {
            ui.begin(input, size: size, time: time)
            announce(model.notices)
            let actions = WindowScreen.draw(ui, model)
            frame = ui.end()
            copied = frame.copied ?? copied
            unhandledKeys += frame.unhandledKeys
            if !actions.isEmpty {
                model = perform(actions)
                if actions.contains(where: \.changesThePage) { frame.needsAnotherFrame = true }
            }
            input = InputState(events: [], isWindowFocused: input.isWindowFocused)
            round += 1
        } while frame.needsAnotherFrame && round < FramePass.maximumRounds
        frame.copied = copied
        frame.unhandledKeys = unhandledKeys
        return frame
    }

    private func announce(_ notices: [Notice]) {
        for notice in notices where notice.number > announcedNotice {
            announcedNotice = notice.number
            ui.show(notice.toast)
        }
    }
}
