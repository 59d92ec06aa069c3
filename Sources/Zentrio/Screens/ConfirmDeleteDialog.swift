import ImmediateUI
import MediaModel

/// Asks before finished files are deleted.
struct ConfirmDeleteDialog: ScreenPart {
    let screen: ScreenContext
    let ids: [DownloadID]

    func draw() {
        let downloads = ids.compactMap { model.downloads[$0] }
        let bytes = downloads.reduce(.zero) { $0 + $1.byteCount }
        let title =
            downloads.count == 1
            ? "Delete \(downloads[0].request.item.displayTitle)?" : "Delete \(downloads.count) downloads?"
        let object = downloads.count == 1 ? "it" : "them"
        let verb = downloads.count == 1 ? "Delete" : "Delete \(downloads.count)"
        let isClosed = ui.dialog(
            "confirm-delete", title: title, width: ui.style.size.dialog.widthSmall, showsClose: false
        ) {
            ui.label(
                "This frees \(Wording.size(bytes)). Your watch progress stays, and you can download \(object) again later.",
                ui.style.type.body, color: ui.style.color.textSecondary, maxLines: 0, width: .grow)
        } footer: {
            ui.spacer()
            if ui.button("Keep", kind: .quiet).clicked { send(.closeLayer) }
            if ui.button(verb, icon: "delete", kind: .danger).clicked { send(.delete(ids)) }
        }
        if isClosed { send(.closeLayer) }
    }
}
