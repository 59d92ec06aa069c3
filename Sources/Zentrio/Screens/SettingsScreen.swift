import ImmediateUI
import MediaModel

/// The Settings page: the sections at the left, all settings in one column; they hold at once.
struct SettingsScreen: ScreenPart {
    /// A group of settings with its own title.
    enum Section: String, CaseIterable {
        case downloads
        case playback
        case appearance
        case about

        var title: String {
            switch self {
            case .downloads: say("Downloads")
            case .playback: say("Playback")
            case .appearance: say("Appearance")
            case .about: say("About")
            }
        }

        var icon: String {
            switch self {
            case .downloads: "download"
            case .playback: "play"
            case .appearance: "sun"
            case .about: "info"
            }
        }
    }

    let screen: ScreenContext

    /// How wide a window must be for the list of sections beside the settings.
    private static let listFrom: Float = 1_000
    private static let columnWidth: Float = 900

    private var hasList: Bool { ui.windowSize.width >= SettingsScreen.listFrom }

    func draw() {
        let margin = ui.style.grid.pageMargin(ui.windowSize.width)
        ui.row(Box(width: .grow, height: .grow, main: .center), id: "settings") {
            ui.row(Box(width: .grow(max: ui.style.size.contentMaxWidth), height: .grow)) {
                if hasList {
                    ui.space(margin - 12)
                    let open = openSection
                    if let wanted = list(open) {
                        ui.setScrollOffset("settings-scroll", Point(x: 0, y: place(of: wanted)))
                    }
                    ui.space(60)
                }
                settings(margin: margin)
            }
        }
    }

    // MARK: Sections

    /// Declares the list and returns the section that was chosen in it.
    private func list(_ open: Section) -> Section? {
        var chosen: Section?
        ui.column(
            Box(width: .fixed(wide(252)), padding: Insets(top: 15)), id: "sections", zone: .column,
            semantics: Semantics(.pageTabList, say("Settings sections"))
        ) {
            ui.row(Box(height: .fixed(wide(44)), padding: Insets(left: 12), cross: .center)) {
                ui.heading(say("Settings"), ui.style.type.title1)
            }
            ui.space(16)
            if let name = model.profileName {
                profile(name)
                ui.space(12)
            }
            for section in Section.allCases where entry(section, isOpen: section == open) { chosen = section }
        }
        return chosen
    }

    private func profile(_ name: String) {
        let side = ui.style.size.avatar.small
        let row = Box(
            width: .grow, height: .fit(min: 52), padding: Insets(horizontal: 12), gap: 12, cross: .center)
        ui.row(row) {
            let box = Box(width: .fixed(side), height: .fixed(side), radius: ui.style.radius.avatar)
            ui.image(model.portraitPath, title: name, box)
            ui.column(Box(width: .grow)) {
                ui.label(name, ui.style.type.label, width: .grow)
                ui.label(
                    say("Settings for this profile"), ui.style.type.caption, color: ui.style.color.textTertiary,
                    maxLines: 2, width: .grow)
            }
        }
    }

    private func entry(_ section: Section, isOpen: Bool) -> Bool {
        let color = ui.style.color
        let box = Box(
            width: .grow, height: .fixed(wide(44)), padding: Insets(horizontal: 12), gap: 12, cross: .center,
            fill: isOpen ? color.surface3 : .clear, radius: ui.style.radius.md)
        let states: AccessibilityState = isOpen ? .selected : []
        let response = ui.pressable(section.rawValue, label: section.title, box, role: .pageTab, states: states) {
            response in
            let text = isOpen || response.isHovered ? color.textPrimary : color.textSecondary
            ui.icon(section.icon, color: isOpen ? color.accentText : text)
            ui.label(section.title, ui.style.type.label, color: text)
        }
        return response.clicked
    }

    /// Where a section begins in the column, as the last frame had it.
    private func place(of section: Section) -> Float {
        let own = ui.response(ui.id("settings-scroll").child("settings-\(section.rawValue)")).frame
        return own.y - ui.frame("settings-scroll").y + ui.scrollOffset("settings-scroll").y - ui.style.size.pageTop
    }

    private var openSection: Section {
        let offset = ui.scrollOffset("settings-scroll").y
        return Section.allCases.last { place(of: $0) <= offset + 80 } ?? .downloads
    }

    // MARK: Settings

    private func settings(margin: Float) {
        let padding = Insets(
            top: hasList ? ui.style.size.pageTop : 15, left: hasList ? 0 : margin, bottom: ui.style.space(12),
            right: margin)
        ui.scrollArea("settings-scroll", Box(width: .grow, height: .grow, padding: padding)) {
            if !hasList {
                ui.row(Box(height: .fixed(wide(44)), cross: .center)) {
                    ui.heading(say("Settings"), ui.style.type.title1)
                }
                ui.space(12)
            }
            for section in Section.allCases {
                ui.column(Box(width: .grow(max: SettingsScreen.columnWidth)), id: "settings-\(section.rawValue)") {
                    ui.row(Box(height: .fit(min: 28), cross: .center)) {
                        ui.heading(section.title, ui.style.type.title2)
                    }
                    ui.space(14)
                    draw(section)
                }
                ui.space(28)
            }
        }
    }

    private func draw(_ section: Section) {
        var box = Box.card(ui.style, padding: .zero)
        box.width = .grow
        ui.column(box) {
            switch section {
            case .downloads: DownloadSettings(screen: screen).draw()
            case .playback: PlaybackSettings(screen: screen).draw()
            case .appearance: AppearanceSettings(screen: screen).draw()
            case .about: AboutSettings(screen: screen).draw()
            }
        }
    }
}
