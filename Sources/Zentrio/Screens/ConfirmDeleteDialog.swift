import ImmediateUI
import MediaModel

/// Asks before finished files are deleted.
struct ConfirmDeleteDialog: ScreenPart {
    let screen: ScreenContext
    let ids: [DownloadID]

    func draw() {
        let downloads = ids.compactMap { model.downloads.shelved($0) }
        let bytes = downloads.reduce(.zero) { $0 + $1.byteCount }
        let count = downloads.count
        let only = count == 1 ? downloads[0].download.request.item.displayTitle : nil
        let title =
            only.map { say("Delete \($0)?") }
            ?? say(count, one: "Delete 1 download?", other: "Delete \(count) downloads?")
        let verb = count == 1 ? say("Delete") : say("Delete \(count)")
        let size = Wording.size(bytes)
        let isClosed = ui.dialog(
            "confirm-delete", title: title, width: dialogWidth(ui.style.size.dialog.widthSmall), showsClose: false
        ) {
            ui.label(
                say(
                    count,
                    one: "This frees \(size). Your watch progress stays, and you can download it again later.",
                    other: "This frees \(size). Your watch progress stays, and you can download them again later."),
                ui.style.type.body, color: ui.style.color.textSecondary, maxLines: 0, width: .grow)
        } footer: {
            ui.spacer()
            if ui.button(say("Keep"), kind: .quiet).clicked { send(.closeLayer) }
            if ui.button(verb, icon: "delete", kind: .danger).clicked { send(.delete(ids)) }
        }
        if isClosed { send(.closeLayer) }
    }
}
