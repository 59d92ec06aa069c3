import ImmediateUI
import MediaSources

/// Which sound and which subtitles a link brings along.
struct TrackChoice: ScreenPart {
    let screen: ScreenContext

    func audio(_ resolved: ResolvedLink) {
        let names = resolved.audioLanguages.map { LanguageName.text(for: $0) }
        value(names.first ?? say("Original"), label: say("Audio"))
    }

    func subtitles(_ resolved: ResolvedLink) {
        let names = resolved.subtitleLanguages.map { LanguageName.text(for: $0) }
        let text =
            switch names.count {
            case 0: say("None")
            case 1, 2: names.joined(separator: ", ")
            default: "\(names[0]) + \(Wording.plain(names.count - 1))"
            }
        value(text, label: say("Subtitles"))
    }

    /// One file holds its tracks together, so there is nothing to choose: a value, not a control.
    private func value(_ text: String, label: String) {
        let size = ui.style.size.select
        let box = Box(
            height: .fixed(size.height), padding: Insets(horizontal: size.padX), cross: .center,
            fill: ui.style.color.surface3, radius: ui.style.radius.field)
        ui.row(box, semantics: Semantics(.label, label, value: text)) {
            ui.label(text, ui.style.type.captionStrong)
        }
    }
}
