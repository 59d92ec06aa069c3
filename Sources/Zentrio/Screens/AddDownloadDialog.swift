import ImmediateUI
import MediaModel
import MediaSources

/// Paste Link: an address, what was found there, how to file it, and which variant to take.
struct AddDownloadDialog: ScreenPart {
    let screen: ScreenContext

    private var state: AddDownloadState { model.addDownload }

    func draw() {
        let isClosed = ui.dialog(
            "add-download", title: say("Add a download"), width: dialogWidth(720), showsFooterLine: true
        ) {
            ui.column(Box(width: .grow)) {
                address()
                detection()
                if let resolved = state.resolved {
                    ui.space(20)
                    describe(resolved)
                    ui.space(22)
                    variants(resolved)
                } else {
                    suggestions()
                }
            }
        } footer: {
            footer()
        }
        if isClosed { send(.closeLayer) }
    }

    // MARK: The address

    private func address() {
        if state.isFresh {
            ui.focus("link")
            send(.linkFieldShown)
        }
        let field = ui.textField(
            "link", text: state.link, label: say("Link"), placeholder: say("Paste a link"), icon: "link",
            error: state.problem == nil ? nil : ""
        ) {
            if ui.button(say("Paste"), icon: "paste", size: .small).clicked { send(.pasteFromClipboard) }
        }
        if field.isChanged { send(.setLink(field.text)) }
        if field.isSubmitted { send(state.resolved == nil ? .submitLink : .enqueue(startNow: false)) }
    }

    /// One line, whatever it says, so that the dialog keeps its height while the link changes.
    private func detection() {
        ui.space(10)
        let caption = ui.style.type.caption.tabular
        ui.row(Box(width: .grow, gap: 6, cross: .center), id: "detection") {
            switch state.detection {
            case .idle:
                ui.label(
                    say("A film's address, or the address of an add-on's title"), caption,
                    color: ui.style.color.textTertiary
                )
            case .looking:
                ui.icon("clock", size: 16, color: ui.style.color.textTertiary)
                ui.label(say("Looking at this address"), caption, color: ui.style.color.textTertiary)
            case .found(let resolved): found(resolved)
            case .failed(let sentence):
                ui.label(sentence, ui.style.type.caption, color: ui.style.color.danger, maxLines: 0, width: .grow)
            }
        }
    }

    private func found(_ resolved: ResolvedLink) {
        let caption = ui.style.type.caption.tabular
        let color = ui.style.status[.completed]
        ui.icon("check-circle", size: 16, color: color)
        ui.label(resolved.headline, caption, color: color, truncates: false)
        ui.label("· \(resolved.details)", caption, color: ui.style.color.textTertiary, width: .grow)
    }

    // MARK: What it is

    private func describe(_ resolved: ResolvedLink) {
        ui.row(Box(width: .grow, gap: 20)) {
            TitlePicture(screen: screen).draw(
                resolved.item.poster, title: resolved.item.title, width: 92, height: 138, radius: ui.style.radius.poster
            )
            ui.column(Box(width: .grow)) {
                titleFields()
                ui.space(14)
                choices(resolved)
            }
        }
    }

    private func titleFields() {
        ui.column(Box(width: .grow, gap: 6)) {
            ui.label(say("Title"), ui.style.type.caption, color: ui.style.color.textTertiary)
            ui.row(Box(width: .grow, gap: 12), id: "title-fields", zone: .row) {
                let title = ui.textField("title", text: state.title, label: say("Title"))
                if title.isChanged { send(.setTitle(title.text)) }
                let year = ui.textField(
                    "year", text: state.year, label: say("Year"), placeholder: say("Year"), width: .fixed(wide(92)),
                    digits: 4)
                if year.isChanged { send(.setYear(year.text)) }
            }
        }
    }

    private func choices(_ resolved: ResolvedLink) {
        ui.row(Box(width: .grow, gap: 12, lineGap: 12, wraps: true), id: "choices", zone: .row) {
            labelled(say("Save as")) {
                let kinds = SaveKind.allCases
                let index = kinds.firstIndex(of: state.saveKind) ?? 0
                if let chosen = ui.segmented(
                    "kind", kinds.map(\.label), selected: index, label: say("Save as"), isInset: true)
                {
                    send(.saveAs(kinds[chosen]))
                }
            }
            if state.saveKind == .episode { episodeFields() }
            labelled(say("Audio")) { TrackChoice(screen: screen).audio(resolved) }
            labelled(say("Subtitles")) { TrackChoice(screen: screen).subtitles(resolved) }
        }
    }

    /// Both numbers, which stay on one line.
    private func episodeFields() {
        // As high as the choices beside them.
        let height = ui.style.size.select.height
        ui.row(Box(gap: 12)) {
            labelled(say("Season")) {
                let season = ui.textField(
                    "season", text: state.season, label: say("Season"), width: .fixed(wide(64)),
                    height: height, digits: 2)
                if season.isChanged { send(.setSeason(season.text)) }
            }
            labelled(say("Episode")) {
                let episode = ui.textField(
                    "episode", text: state.episode, label: say("Episode"), width: .fixed(wide(72)),
                    height: height, digits: 4)
                if episode.isChanged { send(.setEpisode(episode.text)) }
            }
        }
    }

    private func labelled(_ label: String, _ content: () -> Void) {
        ui.column(Box(gap: 6), id: "labelled-\(label)") {
            ui.label(label, ui.style.type.caption, color: ui.style.color.textTertiary)
            content()
        }
    }

    // MARK: Variants

    private func variants(_ resolved: ResolvedLink) {
        // The note stands below the heading when both have no room.
        let box = Box(
            width: .grow, height: .fit(min: wide(24)), gap: 12, lineGap: 2, main: .spaceBetween, cross: .center,
            wraps: true)
        ui.row(box) {
            ui.label(say("Variants"), ui.style.type.title3, truncates: false, role: .heading)
            if resolved.streams.contains(where: \.isSizeEstimated) {
                ui.label(
                    say("Estimated from bandwidth and length"), ui.style.type.caption,
                    color: ui.style.color.textTertiary, maxLines: 2)
            }
        }
        ui.space(8)
        let list = Box(width: .grow, padding: Insets(horizontal: -14))
        ui.column(list, id: "variants", zone: .column, semantics: Semantics(.list, say("Variants"))) {
            for (index, stream) in resolved.streams.enumerated() {
                variant(
                    stream, index: index,
                    isPreferred: index == resolved.index(for: model.settings.preferredQuality)
                        && resolved.streams.count > 1)
            }
        }
    }

    private func variant(_ stream: MediaModel.Stream, index: Int, isPreferred: Bool) {
        let isSelected = index == state.selectedStream
        let label = state.resolved?.label(of: stream) ?? ""
        let box = Box(
            width: .grow, height: .fixed(ui.style.size.row.compact), padding: Insets(horizontal: 14), gap: 14,
            cross: .center, fill: isSelected ? ui.style.color.accentSoft : .clear, radius: ui.style.radius.md)
        let isChosen = ui.choice("variant-\(index)", label: label, isOn: isSelected, box) { _ in
            let caption = ui.style.type.caption.tabular
            let color = ui.style.color
            ui.label(
                label, ui.style.type.label.tabular, width: stream.height == nil ? .fit(min: wide(56)) : .fixed(wide(56))
            )
            let codecs = stream.codecs.joined(separator: " · ")
            ui.label(
                codecs, ui.style.type.caption, color: color.textSecondary, width: isNarrow ? .grow : .fixed(wide(150)))
            if !isNarrow {
                let bandwidth = stream.bandwidth.map { Wording.bandwidth($0) } ?? ""
                ui.label(bandwidth, caption, color: color.textTertiary, width: .grow)
            }
            if isPreferred, !isNarrow { ui.label(say("Your preference"), caption, color: color.textTertiary) }
            ui.label(stream.sizeText, caption, alignment: .trailing, width: .fixed(wide(104)))
        }
        if isChosen { send(.selectStream(index)) }
    }

    // MARK: Suggestions

    /// They stay until something is found: the dialog keeps its height while a link is typed.
    private func suggestions() {
        guard !model.suggestions.isEmpty else { return }
        ui.space(18)
        ui.heading(say("From the sample library"), ui.style.type.title3)
        ui.space(12)
        ui.row(Box(width: .grow, gap: 16, clips: true), id: "suggestions", zone: .row) {
            for suggestion in model.suggestions.prefix(6) { card(suggestion) }
        }
        ui.space(14)
    }

    private func card(_ suggestion: LinkSuggestion) {
        let box = Box(width: .fixed(wide(97)), gap: 4, fill: .clear, radius: ui.style.radius.poster)
        let response = ui.pressable(suggestion.address.text, label: suggestion.item.displayTitle, axis: .column, box) {
            _ in
            TitlePicture(screen: screen).draw(
                suggestion.item.poster, title: suggestion.item.title, width: 97, height: 145,
                radius: ui.style.radius.poster)
            ui.space(4)
            ui.label(suggestion.item.title, ui.style.type.captionStrong, width: .grow)
            ui.label(
                suggestion.item.shortNote, ui.style.type.caption.tabular,
                color: ui.style.color.textTertiary, width: .grow)
        }
        if response.clicked { send(.choose(suggestion)) }
    }

    // MARK: Footer

    private func room(_ storage: StorageFigures) -> String {
        let free = Wording.size(storage.free)
        return model.profileName.map { say("\(free) free · saved for \($0)") } ?? say("\(free) free")
    }

    private func footer() {
        ui.row(Box(width: .grow, gap: 8, cross: .center)) {
            let isLarge = ui.style.seat == .desktop && ui.style.textFactor > 1.15
            if let storage = model.storage, !isNarrow, !isLarge {
                ui.icon("disk", size: 16, color: ui.style.color.textSecondary)
                ui.label(
                    room(storage), ui.style.type.caption.tabular, color: ui.style.color.textSecondary)
            }
        }
        let isReady = state.stream != nil
        if ui.button(say("Cancel"), kind: .quiet).clicked { send(.closeLayer) }
        if ui.button(say("Start now"), icon: "to-top", isEnabled: isReady).clicked { send(.enqueue(startNow: true)) }
        let add = ui.button(say("Add to queue"), icon: "download", kind: .primary, isEnabled: isReady)
        if add.clicked { send(.enqueue(startNow: false)) }
    }
}
