import ImmediateUI
import MediaModel

/// Manage Storage: what takes room, what can be cleared, and the rules for new downloads.
struct StorageDialog: ScreenPart {
    let screen: ScreenContext

    func draw() {
        let width = dialogWidth(ui.style.size.dialog.widthLarge + 40)
        let isClosed = ui.dialog("storage", title: say("Storage"), width: width) {
            if let storage = model.storage { StoragePanel(screen: screen).draw(storage) }
        }
        if isClosed { send(.closeLayer) }
    }
}
