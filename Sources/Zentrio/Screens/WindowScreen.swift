import ImmediateUI
import MediaModel

/// The whole window: the navbar, the open page, what lies over it, and the toast.
struct WindowScreen: ScreenPart {
    let screen: ScreenContext

    /// Declares one frame and returns what the user asked for.
    static func draw(_ ui: Context, _ model: AppModel) -> [AppAction] {
        let screen = ScreenContext(ui: ui, model: model)
        WindowScreen(screen: screen).draw()
        return screen.actions
    }

    private func draw() {
        ui.column(Box(width: .grow, height: .grow, fill: ui.style.color.canvas), id: "window") {
            Navbar(screen: screen).top()
            page()
            if isNarrow { Navbar(screen: screen).bottom() }
        }
        for layer in model.layers { draw(layer) }
        if model.selection != nil, model.page == .downloads { BulkBar(screen: screen).draw() }
        noticeAction()
        shortcuts()
    }

    private func page() {
        switch model.page {
        case .downloads: DownloadsScreen(screen: screen).draw()
        case .metrics: MetricsScreen(screen: screen).draw()
        case .home, .explore, .library, .search: EmptyPageScreen(screen: screen, page: model.page).draw()
        }
    }

    private func draw(_ layer: Layer) {
        switch layer {
        case .addDownload: AddDownloadDialog(screen: screen).draw()
        case .qualityPicker: QualitySheet(screen: screen).draw()
        case .confirmDelete(let ids): ConfirmDeleteDialog(screen: screen, ids: ids).draw()
        case .storage: StorageDialog(screen: screen).draw()
        case .settings: SettingsDialog(screen: screen).draw()
        }
    }

    private func noticeAction() {
        for notice in model.notices where ui.toastActed(notice.toast.id) { send(.performNoticeAction(notice.number)) }
    }

    /// Keys that nothing else wanted.
    private func shortcuts() {
        guard model.layers.isEmpty else { return }
        for (index, page) in Page.inNavbar.enumerated() {
            if ui.pressed(.character(Character(String(index + 1))), .control) { send(.open(page)) }
        }
        if ui.pressed(.character("v"), .control) { send(.pasteFromClipboard) }
        if ui.pressed(.escape), model.selection != nil { send(.stopSelecting) }
    }
}
