import ImmediateUI

/// One drawing of the window: what to show, where to declare it, and what the user asked for meanwhile.
final class ScreenContext {
    let ui: Context
    let model: AppModel
    private(set) var actions: [AppAction] = []

    init(ui: Context, model: AppModel) {
        self.ui = ui
        self.model = model
    }

    /// Notes what the user asked for; it is carried out after the frame.
    func send(_ action: AppAction) {
        actions.append(action)
    }
}

/// A screen or a component: a synchronous function of the model that declares widgets and sends actions.
protocol ScreenPart {
    var screen: ScreenContext { get }
}

extension ScreenPart {
    var ui: Context { screen.ui }
    var model: AppModel { screen.model }

    func send(_ action: AppAction) {
        screen.send(action)
    }

    /// How wide the window is for text: large text makes it narrower.
    var room: Float { ui.windowSize.width / max(1, ui.style.textFactor) }

    /// Whether there is room for one column only.
    var isNarrow: Bool { ui.style.grid.isNarrow(room) }

    /// Whether there are two columns with little room in each.
    var isTight: Bool { !isNarrow && room < 1_000 }

    /// The width of a dialog for which the design names none for a couch.
    func dialogWidth(_ width: Float) -> Float { ui.style.seat == .couch ? wide(width) : width }

    /// The width of a column of text, which grows with it.
    func wide(_ width: Float) -> Float { (width * max(1, ui.style.textFactor)).rounded() }
}
