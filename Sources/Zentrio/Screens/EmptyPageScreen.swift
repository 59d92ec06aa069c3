import ImmediateUI

/// A page that has nothing to show until a source is added: what it is for, and what helps.
struct EmptyPageScreen: ScreenPart {
    let screen: ScreenContext
    let page: Page

    private struct Words {
        let title: String
        let text: String
        let button: String
        let icon: String
        let action: AppAction
    }

    func draw() {
        let words = words
        let margin = ui.style.grid.pageMargin(ui.windowSize.width)
        let padding = Insets(top: ui.style.size.pageTop, left: margin, bottom: 0, right: margin)
        ui.column(Box(width: .grow, height: .grow, padding: padding), id: page.rawValue) {
            ui.row(Box(width: .grow, height: .fixed(wide(44)), cross: .center)) {
                ui.heading(page.title, ui.style.type.title1)
            }
            // A little above the middle, as far as the window is high enough.
            let lift = min(120, max(0, ui.windowSize.height - 540))
            let centre = Box(
                width: .grow, height: .grow, padding: Insets(bottom: lift), main: .center, cross: .center)
            ui.column(centre) {
                sign()
                ui.space(24)
                ui.heading(words.title, ui.style.type.title2)
                ui.space(6)
                ui.label(
                    words.text, ui.style.type.body, color: ui.style.color.textSecondary, maxLines: 0,
                    alignment: .center, width: .grow(max: wide(400)))
                ui.space(22)
                ui.row(Box(gap: 12), id: "empty", zone: .row) {
                    if ui.button(words.button, icon: words.icon, kind: .primary).clicked { send(words.action) }
                }
            }
        }
    }

    private func sign() {
        let box = Box(
            width: .fixed(88), height: .fixed(88), main: .center, cross: .center, fill: ui.style.color.surface2,
            radius: 24)
        ui.row(box) { ui.icon(page.icon, size: 36, color: ui.style.color.textSecondary) }
    }

    private var words: Words {
        switch page {
        case .home, .downloads, .settings, .metrics:
            Words(
                title: say("Your evening starts in Explore"), text: say("Start a film and it waits for you here."),
                button: say("Explore"), icon: "explore", action: .open(.explore))
        case .explore:
            Words(
                title: say("Add a source to begin"),
                text: say(
                    "Zentrio shows what your Jellyfin servers and Stremio add-ons offer. A link works without one."),
                button: say("Paste Link"), icon: "paste", action: .addDownload(link: nil))
        case .library:
            Words(
                title: say("Your watchlist is empty"), text: say("Press the bookmark on a film to keep it here."),
                button: say("Explore"), icon: "explore", action: .open(.explore))
        case .search:
            Words(
                title: say("Nothing to search yet"),
                text: say("Search films, series and downloads once a source is added."),
                button: say("Paste Link"), icon: "paste", action: .addDownload(link: nil))
        }
    }
}
