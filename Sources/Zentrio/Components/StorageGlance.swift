import ImmediateUI
import MediaModel

/// How much of the disk's room the downloads take, in one line and a bar.
struct StorageGlance: ScreenPart {
    let screen: ScreenContext

    func draw(_ storage: StorageFigures?, width: Length) {
        guard let storage else { return }
        let caption = ui.style.type.caption.tabular
        ui.column(Box(width: width, gap: 6)) {
            ui.row(Box(width: .grow, main: .spaceBetween)) {
                ui.label(Wording.used(storage), caption, color: ui.style.color.textSecondary)
                if storage.limit != nil, storage.share >= 0.01 {
                    ui.label(Wording.percent(storage.share), caption, color: ui.style.color.textTertiary)
                }
            }
            ui.progressBar(
                "storage", Float(storage.share), label: say("Storage"), height: 4, color: ui.style.color.textSecondary)
        }
    }
}
