import ImmediateUI
import MediaModel

/// Downloads that gave up, with the reason and what helps.
struct FailedSection: ScreenPart {
    let screen: ScreenContext

    func draw() {
        let failed = model.downloads.failed
        SectionHeader(screen: screen, title: "Failed", count: String(failed.count), hangsOut: true).draw {
            if ui.button("Clear", kind: .quiet, size: .small).clicked { send(.clearFailed) }
        }
        ui.space(ui.style.size.headerToContent)
        ui.column(Box(width: .grow, gap: 16), id: "failed", semantics: Semantics(.list, "Failed", count: failed.count))
        {
            for download in failed { row(download) }
        }
        ui.space(36)
    }

    private func row(_ download: Download) {
        let item = download.request.item
        var box = Box.card(ui.style, padding: Insets(left: 12, right: 16), gap: 16)
        box.width = .grow
        box.height = .fixed(ui.style.size.failedRow)
        box.cross = .center
        ui.row(box, id: "row-\(download.id)", zone: .row, semantics: Semantics(.listItem, item.displayTitle)) {
            TitlePicture(screen: screen).draw(
                item.backdrop ?? item.poster, title: item.title, width: 85, height: 48, radius: ui.style.radius.thumb)
            reason(download)
            if ui.button("Retry", icon: "retry", size: .small, isEnabled: model.hasNetwork).clicked {
                send(.retry(download.id))
            }
            if !isNarrow {
                if ui.button("Other source", kind: .quiet, size: .small).clicked {
                    send(.addDownload(link: download.request.stream.address.text))
                }
            }
            if ui.iconButton("delete", label: "Remove").clicked { send(.cancel(download.id)) }
        }
    }

    private func reason(_ download: Download) {
        let request = download.request
        let kept = download.progress.fraction.map { "\(Wording.percent($0)) kept" }
        ui.column(Box(width: .grow, gap: 2)) {
            ui.row(Box(width: .grow, gap: 8, cross: .center)) {
                ui.label(request.item.displayTitle, ui.style.type.label)
                ui.label(
                    Wording.facts(request.quality.label(height: request.stream.height), kept),
                    ui.style.type.caption.tabular, color: ui.style.color.textTertiary)
            }
            ui.row(Box(width: .grow, gap: 6, cross: .center)) {
                ui.icon(ui.style.status.icon(.failed), size: 16, color: ui.style.status[.failed])
                ui.label(
                    download.failure?.sentence ?? "", ui.style.type.caption, color: ui.style.status[.failed])
            }
        }
    }
}
