import ImmediateUI
import MediaModel
import MediaSources

/// Which sound and which subtitles are taken of a link.
struct TrackChoice: ScreenPart {
    let screen: ScreenContext

    private var tracks: TrackWish { model.addDownload.tracks }
    private var isOffered: Bool { model.addDownload.stream?.offersTracks ?? false }

    func audio(_ resolved: ResolvedLink) {
        let languages = resolved.audioLanguages
        guard isOffered, languages.count > 1 else {
            return value(languages.first.map { LanguageName.text(for: $0) } ?? say("Original"), label: say("Audio"))
        }
        let chosen = ui.select(
            "audio", label: say("Audio"), options: languages.map { LanguageName.text(for: $0) },
            selected: tracks.audioLanguages.first.flatMap { languages.firstIndex(of: $0) },
            value: TrackChoice.text(tracks.audioLanguages), isInset: true)
        if let chosen { send(.selectAudio(languages[chosen])) }
    }

    func subtitles(_ resolved: ResolvedLink) {
        let languages = LanguageName.ordered(resolved.subtitleLanguages(of: model.addDownload.stream))
        guard !languages.isEmpty else {
            return value(TrackChoice.text(resolved.subtitleLanguages), label: say("Subtitles"))
        }
        // The first line takes none of them.
        let checked = tracks.subtitleLanguages.compactMap { languages.firstIndex(of: $0) }.map { $0 + 1 }
        let chosen = ui.select(
            "subtitles", label: say("Subtitles"),
            options: [say("None")] + languages.map { LanguageName.text(for: $0) },
            selected: nil, checked: Set(checked.isEmpty ? [0] : checked),
            value: TrackChoice.text(tracks.subtitleLanguages), isInset: true)
        if let chosen { send(chosen == 0 ? .clearSubtitles : .toggleSubtitles(languages[chosen - 1])) }
    }

    /// A chip for every language, where a stream offers them.
    func chips(_ resolved: ResolvedLink) {
        if isOffered {
            let price = resolved.extraSoundSize.map { say("+\(Wording.size($0)) per extra track") }
            chips("audio", say("Audio"), price, resolved.audioLanguages, chosen: tracks.audioLanguages) {
                .toggleAudio($0)
            }
        }
        let languages = resolved.subtitleLanguages(of: model.addDownload.stream)
        chips("subtitle", say("Subtitles"), nil, languages, chosen: tracks.subtitleLanguages) { .toggleSubtitles($0) }
    }

    private func chips(
        _ icon: String, _ label: String, _ note: String?, _ languages: [String], chosen: [String],
        _ action: (String) -> AppAction
    ) {
        guard !languages.isEmpty else { return }
        ui.row(Box(width: .grow, gap: 10, cross: .center)) {
            ui.icon(icon, size: 20, color: ui.style.color.textTertiary)
            ui.label(label, ui.style.type.title3, width: .grow)
            if let note { ui.label(note, ui.style.type.caption.tabular, color: ui.style.color.textTertiary) }
        }
        ui.space(10)
        ui.row(Box(width: .grow, gap: 8, wraps: true), id: "chips-\(icon)", zone: .row) {
            for language in languages {
                let isChosen = chosen.contains(language)
                let name = LanguageName.text(for: language)
                if ui.chip(name, isSelected: isChosen, isMultiple: true, id: "\(icon)-\(language)", isInset: true) {
                    send(action(language))
                }
            }
        }
        ui.space(16)
    }

    /// "English", "English, Dutch", "English + 2", "None".
    private static func text(_ languages: [String]) -> String {
        let names = languages.map { LanguageName.text(for: $0) }
        return switch names.count {
        case 0: say("None")
        case 1, 2: names.joined(separator: ", ")
        default: "\(names[0]) + \(Wording.plain(names.count - 1))"
        }
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
