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
            ui.page(model.page.rawValue) { page() }
            if isNarrow { Navbar(screen: screen).bottom() }
        }
        ui.toastInset = footHeight
        for layer in model.layers { draw(layer) }
        if model.selection != nil, model.page == .downloads { BulkBar(screen: screen).draw() }
        noticeAction()
        finishRemovals()
        dropVainToasts()
        Shortcuts(screen: screen).draw()
    }

    /// What toasts may not cover.
    private var footHeight: Float {
        let size = ui.style.size
        let bulk = model.selection != nil && model.page == .downloads ? size.bulkBar.height + size.bulkBar.bottom : 0
        return bulk + (isNarrow ? size.bottomNav : 0)
    }

    private func page() {
        switch model.page {
        case .downloads: DownloadsScreen(screen: screen).draw()
        case .metrics: MetricsScreen(screen: screen).draw()
        case .settings: SettingsScreen(screen: screen).draw()
        case .home, .explore, .library, .search: EmptyPageScreen(screen: screen, page: model.page).draw()
        }
    }

    private func draw(_ layer: Layer) {
        switch layer {
        case .addDownload: AddDownloadDialog(screen: screen).draw()
        case .qualityPicker: QualitySheet(screen: screen).draw()
        case .confirmDelete(let ids): ConfirmDeleteDialog(screen: screen, ids: ids).draw()
        case .storage: StorageDialog(screen: screen).draw()
        case .shortcuts: ShortcutsDialog(screen: screen).draw()
        }
    }

    /// A removal whose toast has gone cannot be undone any more.
    private func finishRemovals() {
        guard let removal = model.removal else { return }
        let toast = model.notices.first { $0.removal == removal.number }?.toast.id
        let isOffered = toast.map { ui.hasToast($0) || ui.toastActed($0) } ?? false
        if !isOffered { send(.finishRemoval(removal.number)) }
    }

    /// Nor is there a way back once the same link was added again, or another one leads to the same.
    private func dropVainToasts() {
        for notice in model.notices where ui.hasToast(notice.toast.id) {
            let isVain = notice.removal.map { $0 != model.removal?.number } ?? false
            if isVain { ui.dismissToast(notice.toast.id) }
        }
    }

    private func noticeAction() {
        for notice in model.notices where ui.toastActed(notice.toast.id) { send(.performNoticeAction(notice.number)) }
    }
}
