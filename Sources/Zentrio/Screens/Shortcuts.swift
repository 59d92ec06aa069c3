import ImmediateUI

/// Keys that nothing else wanted.
struct Shortcuts: ScreenPart {
    let screen: ScreenContext

    func draw() {
        // A menu or a dialog has its own keys.
        guard model.layers.isEmpty, ui.isPageOnTop else { return }
        pages()
        if ui.pressed(.character("v"), .control) { send(.pasteFromClipboard) }
        if ui.pressed(.character("z"), .control), let removal = model.removal { send(.undoRemoval(removal.number)) }
        if ui.pressed(.character("a"), .control), model.selection != nil { send(.selectAll) }
        if ui.pressed(.character(","), .control) { send(.openSettings) }
        if ui.pressed(.character("f"), .control) || ui.pressed(.character("/")) { send(.open(.search)) }
        if asksForList { send(.showShortcuts) }
        if ui.pressed(.escape) { escape() }
    }

    private func pages() {
        for (index, page) in Page.inNavbar.enumerated() {
            if ui.pressed(.character(Character(String(index + 1))), .control) { send(.open(page)) }
        }
    }

    /// The question mark lies elsewhere on many keyboards; F1 does not.
    private var asksForList: Bool {
        ui.pressed(.character("?")) || ui.pressed(.character("?"), .shift) || ui.pressed(.character("/"), .shift)
            || ui.pressed(.function(1))
    }

    private func escape() {
        if model.selection != nil {
            send(.stopSelecting)
        } else if !Page.inNavbar.contains(model.page) {
            send(.open(model.previousPage ?? .downloads))
        }
    }
}
