import ImmediateUI
import MediaModel
import MediaSources

/// Every stream of a link with its size, in two columns where there is room.
struct ExactStreams: ScreenPart {
    let screen: ScreenContext
    let resolved: ResolvedLink

    func draw() {
        let names = Dictionary(
            StreamChoice.options(among: resolved.streams).map { ($0.stream, $0.quality.name) },
            uniquingKeysWith: { first, _ in first })
        let indices = Array(resolved.streams.indices)
        let half = isNarrow ? indices.count : (indices.count + 1) / 2
        let box = Box(width: .grow, padding: Insets(horizontal: -12), gap: 24)
        ui.row(box, id: "resolutions", semantics: Semantics(.list, say("Exact resolution"))) {
            for column in [indices.prefix(half), indices.dropFirst(half)] where !column.isEmpty {
                ui.column(Box(width: .grow, gap: 4), id: "column-\(column.startIndex)", zone: .column) {
                    for index in column { row(index, name: names[resolved.streams[index]]) }
                }
            }
            if half == indices.count, !isNarrow { ui.column(Box(width: .grow)) {} }
        }
    }

    private func row(_ index: Int, name: String?) {
        let stream = resolved.streams[index]
        let isSelected = index == model.addDownload.selectedStream
        let label = resolved.label(of: stream)
        let note = Wording.facts(stream.codecs.first, name)
        let box = Box(
            width: .grow, height: .fixed(wide(42)), padding: Insets(horizontal: 12), gap: 12, cross: .center,
            fill: isSelected ? ui.style.color.accentSoft : .clear, radius: ui.style.radius.md)
        let isChosen = ui.choice("stream-\(index)", label: "\(label) \(note)", isOn: isSelected, box) { _ in
            let caption = ui.style.type.caption.tabular
            ui.label(label, ui.style.type.label.tabular, width: .fit(min: wide(48)))
            ui.label(note, ui.style.type.caption, color: ui.style.color.textTertiary, width: .grow)
            ui.label(
                stream.byteCount.map { Wording.size($0) } ?? "", caption, color: ui.style.color.textSecondary,
                alignment: .trailing)
        }
        if isChosen { send(.selectStream(index)) }
    }
}
