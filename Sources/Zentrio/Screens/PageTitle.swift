import ImmediateUI
import MediaModel

/// The head of the Downloads page: its name, how full the disk is, and the buttons for the whole page.
struct PageTitle: ScreenPart {
    let screen: ScreenContext

    func draw() {
        let height: Float = isNarrow ? 40 : 44
        ui.row(Box(width: .grow, height: .fit(min: height), cross: .center), id: "title", zone: .row) {
            ui.heading(say("Downloads"), ui.style.type.title1)
            ui.spacer()
            if isNarrow { narrowButtons() } else { buttons() }
        }
        guard isNarrow, model.storage != nil else { return }
        ui.space(14)
        StorageGlance(screen: screen).draw(model.storage, width: .grow)
    }

    private func buttons() {
        StorageGlance(screen: screen).draw(model.storage, width: .fixed(wide(196)))
        ui.space(20)
        if !model.downloads.isEmpty {
            if ui.button(say("Paste Link"), icon: "paste", kind: .quiet, isEnabled: model.hasNetwork).clicked {
                send(.addDownload(link: nil))
            }
            ui.space(12)
        }
        if ui.button(say("Manage Storage"), icon: "disk").clicked { send(.manageStorage) }
    }

    private func narrowButtons() {
        if !model.downloads.isEmpty {
            if ui.iconButton("paste", label: say("Paste Link"), isEnabled: model.hasNetwork).clicked {
                send(.addDownload(link: nil))
            }
            ui.space(8)
        }
        if room < 560 {
            if ui.iconButton("disk", label: say("Manage Storage"), isFilled: true).clicked { send(.manageStorage) }
        } else if ui.button(say("Manage Storage"), icon: "disk").clicked {
            send(.manageStorage)
        }
    }
}
