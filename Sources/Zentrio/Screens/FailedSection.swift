import ImmediateUI
import MediaModel

/// Downloads that gave up, with the reason and what helps.
struct FailedSection: ScreenPart {
    let screen: ScreenContext

    func draw() {
        let ids = model.downloads.failed
        SectionHeader(screen: screen, title: say("Failed"), count: Wording.plain(ids.count), hangsOut: true).draw {
            if ui.button(say("Clear"), kind: .quiet, size: .small).clicked { send(.clearFailed) }
        }
        ui.space(ui.style.size.headerToContent)
        ui.virtualRows(
            "failed", count: ids.count, rowHeight: nil, estimate: FailedRow.usualHeight(ui.style),
            gap: isNarrow ? 12 : 16, label: say("Failed"), rowKey: { ids[$0].rawValue }
        ) { index in
            guard let download = model.downloads[ids[index]] else { return }
            FailedRow(screen: screen, download: download).draw()
        }
    }
}
