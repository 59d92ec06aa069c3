import ImmediateUI
import MediaModel

/// What can be done with the selected downloads.
struct BulkBar: ScreenPart {
    let screen: ScreenContext

    func draw() {
        let selected = (model.selection ?? []).compactMap { model.downloads.shelved($0) }
        let bytes = selected.reduce(.zero) { $0 + $1.byteCount }
        let ids = selected.map(\.id)
        let bar = ui.style.size.bulkBar
        let bottom = bar.bottom + (isNarrow ? ui.style.size.bottomNav : 0)
        let rise = ui.animate("rise", to: 0, duration: ui.style.motion.toastIn, from: ui.style.motion.toastDistance)
        let box = Box(
            width: .fixed(min(700, ui.windowSize.width - 2 * bar.bottom)), height: .fixed(bar.height),
            padding: Insets(left: 20, right: 12), gap: 8, cross: .center,
            placement: .window(Point(x: 0.5, y: 1), offset: Point(x: 0, y: rise - bottom)),
            fill: ui.style.color.surface3,
            border: ui.style.theme == .dark ? nil : Border(ui.style.color.hairline, width: ui.style.hairline),
            radius: 16, shadow: ui.style.elevation.menu)
        ui.row(box, id: "bulk", zone: .row, semantics: Semantics(.panel, say("Selected"))) {
            ui.label(
                say(selected.count, one: "1 selected", other: "\(selected.count) selected"),
                ui.style.type.label.tabular, truncates: false)
            if !isTiny {
                ui.label(Wording.size(bytes), ui.style.type.caption.tabular, color: ui.style.color.textTertiary)
            }
            ui.spacer()
            actions(ids)
        }
    }

    private func actions(_ ids: [DownloadID]) {
        let isEnabled = !ids.isEmpty
        if markAsWatched(isEnabled: isEnabled) {
            for id in ids { send(.markWatched(id, true)) }
        }
        let isPressed = isEnabled && ui.isPageOnTop && ui.pressed(.delete)
        if delete(isEnabled: isEnabled) || isPressed { send(.askDelete(ids)) }
        ui.space(4 - 8 + 4)
        ui.row(Box(height: .fixed(24))) { ui.divider(isVertical: true, color: ui.style.color.hairlineStrong) }
        ui.space(0)
        if ui.button(say("Done"), kind: .primary, size: .small).clicked { send(.stopSelecting) }
    }

    /// Whether large text leaves room for little more than how many are selected.
    private var isTiny: Bool { isNarrow && ui.style.textFactor > 1.15 }

    private func delete(isEnabled: Bool) -> Bool {
        let label = say("Delete")
        if isTiny { return ui.iconButton("delete", label: label, isEnabled: isEnabled).clicked }
        return ui.button(label, icon: "delete", kind: .danger, size: .small, isEnabled: isEnabled).clicked
    }

    /// A narrow window has no room for the words.
    private func markAsWatched(isEnabled: Bool) -> Bool {
        let label = say("Mark as watched")
        if isNarrow { return ui.iconButton("check", label: label, isEnabled: isEnabled).clicked }
        return ui.button(label, icon: "check", kind: .quiet, size: .small, isEnabled: isEnabled).clicked
    }
}
