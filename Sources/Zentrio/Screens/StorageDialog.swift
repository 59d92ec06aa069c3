import ImmediateUI
import MediaModel

/// What the downloads take, what is free, and where they lie.
struct StorageDialog: ScreenPart {
    let screen: ScreenContext

    func draw() {
        let watched = model.downloads.watched
        let isClosed = ui.dialog("storage", title: "Storage", width: ui.style.size.dialog.width) {
            if let storage = model.storage { figures(storage) }
        } footer: {
            if ui.button("Show in folder", icon: "folder", kind: .quiet).clicked { send(.showMediaFolder) }
            ui.spacer()
            let delete = ui.button(
                "Delete watched downloads", icon: "delete", kind: .danger, isEnabled: !watched.isEmpty)
            if delete.clicked { send(.askDelete(watched)) }
        }
        if isClosed { send(.closeLayer) }
    }

    private func figures(_ storage: StorageFigures) {
        ui.column(Box(width: .grow, gap: 12)) {
            ui.label("\(Wording.used(storage)) on this device", ui.style.type.bodyLarge.tabular)
            ui.progressBar(
                "storage", Float(storage.share), label: "Storage", height: ui.style.size.progress.storage,
                color: ui.style.storage.films)
            fact("disk", "\(Wording.size(storage.free)) free")
            fact("folder", model.mediaDirectory)
            if model.downloads.queuedBytes > .zero {
                fact("clock", "The queue will add \(Wording.size(model.downloads.queuedBytes))")
            }
        }
    }

    private func fact(_ icon: String, _ text: String) {
        ui.row(Box(width: .grow, gap: 8, cross: .center), id: "fact-\(icon)") {
            ui.icon(icon, size: 16, color: ui.style.color.textTertiary)
            ui.label(text, ui.style.type.caption.tabular, color: ui.style.color.textSecondary, width: .grow)
        }
    }
}
