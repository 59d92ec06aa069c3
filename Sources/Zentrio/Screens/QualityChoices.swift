import ImmediateUI
import MediaModel
import MediaSources

/// Standard, Higher and Best, each with what it takes: side by side, or below each other where words would be cut off.
struct QualityChoices: ScreenPart {
    let screen: ScreenContext
    let choices: [StreamChoice]

    private static let padding: Float = 16
    private static let gap: Float = 12

    func draw() {
        let semantics = Semantics(.list, say("Quality"))
        if isStacked {
            ui.column(Box(width: .grow, gap: Self.gap), id: "options", zone: .column, semantics: semantics) {
                for choice in choices { bar(choice) }
            }
        } else {
            ui.row(Box(width: .grow, gap: Self.gap), id: "options", zone: .row, semantics: semantics) {
                for choice in choices { card(choice) }
            }
        }
    }

    /// Whether a name or a resolution is longer than its part of the sheet.
    private var isStacked: Bool {
        let type = ui.style.type
        let room = roomInACard
        return choices.contains { choice in
            let name = ui.textWidth(choice.quality.name, in: type.title3) + Self.gap + ui.style.size.radio.size
            return max(name, ui.textWidth(choice.resolution, in: type.caption.tabular)) > room
        }
    }

    private var roomInACard: Float {
        let size = ui.style.size.sheet
        let width = ui.style.grid.isNarrow(ui.windowSize.width) ? ui.windowSize.width : size.width
        let gaps = Self.gap * Float(choices.count - 1)
        return (width - 2 * size.pad - gaps) / Float(max(1, choices.count)) - 2 * Self.padding
    }

    private func card(_ option: StreamChoice) {
        let padding = Insets(horizontal: Self.padding, vertical: 14)
        choice(option, axis: .column, Box(width: .grow, height: .fixed(wide(116)), padding: padding)) { response in
            ui.row(Box(width: .grow)) {
                ui.label(option.quality.name, ui.style.type.title3)
                ui.spacer()
                ui.choiceCircle(isSelected(option), isHovered: response.isHovered)
            }
            resolution(option)
            ui.spacer()
            ui.row(Box(width: .grow, cross: .end)) {
                size(option)
                ui.spacer()
                if !isNarrow, ui.style.textFactor <= 1.15 {
                    ui.label(option.purpose, ui.style.type.caption, color: ui.style.color.textTertiary)
                }
            }
        }
    }

    private func bar(_ option: StreamChoice) {
        let padding = Insets(horizontal: Self.padding, vertical: 10)
        let box = Box(width: .grow, padding: padding, gap: Self.gap, cross: .center)
        choice(option, axis: .row, box) { response in
            ui.column(Box(width: .grow)) {
                ui.label(option.quality.name, ui.style.type.title3)
                resolution(option)
            }
            size(option)
            ui.choiceCircle(isSelected(option), isHovered: response.isHovered)
        }
    }

    private func choice(_ option: StreamChoice, axis: Axis, _ box: Box, _ content: (Response) -> Void) {
        let color = ui.style.color
        let isSelected = isSelected(option)
        var box = box
        box.fill = isSelected ? color.accentSoft : color.surface3
        box.border = isSelected ? Border(color.accent, width: 2) : nil
        box.radii = CornerRadii(ui.style.radius.card)
        let isChosen = ui.choice(
            option.quality.rawValue, label: option.quality.name, isOn: isSelected, axis: axis, box,
            showsCircle: false, content)
        if isChosen { send(.selectQuality(option.quality)) }
    }

    private func isSelected(_ option: StreamChoice) -> Bool { option.stream == model.addDownload.stream }

    private func resolution(_ option: StreamChoice) {
        ui.label(option.resolution, ui.style.type.caption.tabular, color: ui.style.color.textSecondary)
    }

    private func size(_ option: StreamChoice) {
        let text = option.stream.byteCount.map { Wording.size($0) } ?? say("Size unknown")
        ui.label(text, ui.style.type.title2.tabular, truncates: false)
    }
}
