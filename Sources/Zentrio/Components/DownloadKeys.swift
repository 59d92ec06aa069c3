import ImmediateUI
import MediaModel

/// What keys do on the card or row of a download: Enter and Space its first action, Delete removes it.
struct DownloadKeys: ScreenPart {
    let screen: ScreenContext
    let download: Download

    func act(_ response: Response) {
        if model.selection != nil, download.state == .completed {
            if response.clicked { send(.toggleSelected(download.id)) }
        } else if response.isActivated, let action = firstAction {
            send(action)
        }
        // What is ticked is meant before what has the focus; the bar deletes it.
        guard (model.selection ?? []).isEmpty else { return }
        if response.containsFocus, ui.isPageOnTop, ui.pressed(.delete) { send(.remove([download.id])) }
    }

    private var firstAction: AppAction? {
        switch download.state {
        case .completed: .play(download.id)
        case .failed: model.hasNetwork ? .retry(download.id) : nil
        case .paused: .resume(download.id)
        case .pending, .scheduled, .running, .waiting: .pause(download.id)
        case .pausing, .completing, .cancelled, .removed: nil
        }
    }
}
