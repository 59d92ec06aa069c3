import ImmediateUI
import MediaModel

/// What else can be done with a finished download.
struct DownloadMenu: ScreenPart {
    let screen: ScreenContext
    let download: Download

    /// Declares the button and, while it is open, the menu.
    ///
    /// - Parameter opens: Whether the menu key or the secondary button asked for it on the card around.
    func draw(opens: Bool = false) {
        let title = download.request.item.displayTitle
        let items = [
            MenuItem(say("Play Offline"), icon: "play"), MenuItem(say("From the start"), icon: "history"),
            MenuItem(download.isWatched ? say("Mark as not watched") : say("Mark as watched"), icon: "check"),
            MenuItem(say("Show in folder"), icon: "external"),
            MenuItem(say("Delete download"), icon: "delete", isDanger: true, startsGroup: true),
        ]
        let button = ui.iconButton("more", label: say("More about \(title)"), id: "more")
        if button.clicked || opens { ui.openMenu("more-menu") }
        switch ui.menu("more-menu", below: button.frame, items: items) {
        case 0: send(.play(download.id))
        case 1: send(.playFromStart(download.id))
        case 2: send(.markWatched(download.id, !download.isWatched))
        case 3: send(.showInFolder(download.id))
        case 4: send(.askDelete([download.id]))
        default: break
        }
    }
}
