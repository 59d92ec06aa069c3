import ImmediateUI

/// The bar with the brand, the five pages and the profile; a bottom bar with the pages in a narrow window.
struct Navbar: ScreenPart {
    let screen: ScreenContext

    /// The wordmark's own cut; the only text that is not in the type scale.
    private static let brand = TypeStyle(face: .display, size: 18, lineHeight: 24, letterSpacing: -0.2)
    private static let countType = TypeStyle(face: .semibold, size: 11, lineHeight: 18, hasTabularDigits: true)

    /// Declares the bar at the window's top.
    func top() {
        let bar = Box(width: .grow, height: .fixed(barHeight), fill: ui.style.color.canvas)
        ui.stack(bar, id: "navbar") {
            brand()
            if !isNarrow { items(itemWidth: min(itemWidth, (ui.windowSize.width - (hasIcons ? 360 : 290)) / 5)) }
            right()
            ui.row(Box(width: .grow, placement: .absolute(Point(x: 0, y: 1)))) { ui.divider() }
        }
    }

    /// Declares the bar at a narrow window's foot.
    func bottom() {
        let bar = Box(width: .grow, height: .fixed(ui.style.size.bottomNav), fill: ui.style.color.canvas)
        ui.stack(bar, id: "navbar-bottom") {
            ui.row(Box(width: .grow, placement: .absolute(.zero))) { ui.divider() }
            let width = (ui.windowSize.width / Float(Page.inNavbar.count)).rounded(.down)
            items(itemWidth: width)
        }
    }

    private func brand() {
        let margin = ui.style.grid.pageMargin(ui.windowSize.width)
        let box = Box(
            height: .fixed(barHeight - 1), gap: 10, cross: .center,
            placement: .absolute(.zero, offset: Point(x: margin, y: 0)))
        ui.row(box) {
            ui.icon("zentrio-mark", size: 26, color: ui.style.color.textPrimary)
            if hasIcons { ui.label("Zentrio", Navbar.brand) }
        }
    }

    private func items(itemWidth: Float) {
        let box = Box(
            width: .fixed(itemWidth * Float(Page.inNavbar.count)), height: .fixed(itemHeight),
            placement: .absolute(Point(x: 0.5, y: isNarrow ? 1 : 0.5)))
        ui.stack(
            box, id: "pages", zone: .row, remembersFocus: true, semantics: Semantics(.pageTabList, say("Pages"))
        ) {
            if Page.inNavbar.contains(model.page) { indicator(itemWidth: itemWidth) }
            ui.row(Box(width: .grow, height: .grow)) {
                let type = isNarrow ? narrowType(width: itemWidth) : ui.style.type.label
                for page in Page.inNavbar { tab(page, type, width: itemWidth) }
            }
        }
    }

    /// A couch's sizes are made for its text.
    private var itemWidth: Float {
        ui.style.seat == .couch ? ui.style.size.navItem.width : wide(ui.style.size.navItem.width)
    }

    /// Whether there is room for more than the words of the tabs; a narrow window's bar at the foot has it.
    private var hasIcons: Bool {
        isNarrow || (ui.windowSize.width - 360) / 5 >= 54 + 80 * max(1, ui.style.textFactor)
    }

    private var barHeight: Float { isNarrow ? 60 : ui.style.size.navbar }

    /// In a narrow window the icon stands over its label.
    private var itemHeight: Float {
        isNarrow ? ui.style.size.bottomNav - 1 : ui.style.size.navItem.height
    }

    /// What lies over the icon of a narrow window's tab, and between it and the word.
    private static let narrowTop: Float = 12
    private static let narrowGap: Float = 8
    /// What at least lies between two words at a narrow window's foot.
    private static let narrowMargin: Float = 4
    /// The pill behind the icon of a narrow window's tab.
    private static let narrowPill = Extent(width: 64, height: 30)

    /// The pill behind the open page: its leading edge runs ahead, so it stretches on its way.
    private func indicator(itemWidth: Float) {
        let motion = ui.style.motion
        let ahead = Duration.milliseconds(60)
        let left = Float(Page.inNavbar.firstIndex(of: model.page) ?? 0) * itemWidth
        let isForward = model.previousPage.map { $0 < model.page } ?? true
        let start = ui.animate("left", to: left, duration: motion.navIndicator, delay: isForward ? ahead : .zero)
        let end = ui.animate(
            "right", to: left + itemWidth, duration: motion.navIndicator, delay: isForward ? .zero : ahead)
        guard Page.inNavbar.contains(model.page) else { return }
        let radius = isNarrow ? Navbar.narrowPill.height / 2 : ui.style.size.navItem.radius
        let color = ui.style.color.surface3
        let outline = ui.style.theme == .highContrast ? ui.style.color.outline : nil
        let inset = isNarrow ? (itemWidth - Navbar.narrowPill.width) / 2 : 0
        let isNarrow = isNarrow
        ui.drawing(Box(width: .grow, height: .grow, placement: .cover)) { rect, list in
            var pill = Rect(
                x: rect.x + start + inset, y: rect.y, width: max(0, end - start - 2 * inset), height: rect.height)
            if isNarrow {
                pill.y += 7
                pill.height = Navbar.narrowPill.height
            }
            list.append(.fill(pill, radii: CornerRadii(radius), color: color))
            if let outline { list.append(.stroke(pill, radii: CornerRadii(radius), width: 2, color: outline)) }
        }
    }

    /// How the words of a narrow window's tabs are set: in letters so small that the longest fits under its icon.
    ///
    /// They are never smaller than at the normal text size; what does not fit then is cut short.
    private func narrowType(width: Float) -> TypeStyle {
        var type = ui.style.type.micro
        let longest = Page.inNavbar.map { ui.textWidth($0.title, in: type) }.max() ?? 0
        let lineRoom = itemHeight - Navbar.narrowTop - ui.style.size.navItem.icon - Navbar.narrowGap
        let share = min((width - Navbar.narrowMargin) / max(1, longest), lineRoom / type.lineHeight)
        guard share < 1 else { return type }
        let factor = max(share, 1 / max(1, ui.style.textFactor))
        type.size *= factor
        type.letterSpacing *= factor
        type.lineHeight = (type.lineHeight * factor).rounded()
        return type
    }

    private func tab(_ page: Page, _ type: TypeStyle, width: Float) {
        let isOpen = page == model.page
        let item = ui.style.size.navItem
        let box = Box(
            width: .fixed(width), height: .fixed(itemHeight), padding: Insets(top: isNarrow ? Navbar.narrowTop : 0),
            gap: isNarrow ? Navbar.narrowGap : 9, main: isNarrow ? .start : .center, cross: .center, fill: .clear,
            radius: item.radius)
        let response = ui.pressable(
            page.rawValue, label: page.title, axis: isNarrow ? .column : .row, box, role: .pageTab,
            states: isOpen ? .selected : []
        ) { response in
            let color = ui.style.color
            let text = isOpen || response.isHovered ? color.textPrimary : color.textSecondary
            if hasIcons { ui.icon(page.icon, size: item.icon, color: isOpen ? color.accentText : text) }
            ui.row(Box(gap: 7, cross: .center)) {
                ui.label(page.title, type, color: text)
                if page == .downloads, model.downloads.runningCount > 0, !isNarrow {
                    count(model.downloads.runningCount)
                }
            }
        }
        if response.clicked { send(.open(page)) }
    }

    private func count(_ number: Int) {
        let color = ui.style.color
        let box = Box(
            width: .fit(min: 18), height: .fixed(18), padding: Insets(horizontal: 5), main: .center, cross: .center,
            fill: color.accentSoft, radius: 9)
        ui.row(box) { ui.label(Wording.plain(number), Navbar.countType, color: color.accentText) }
    }

    private func right() {
        let margin = ui.style.grid.pageMargin(ui.windowSize.width)
        let box = Box(
            height: .fixed(barHeight - 1), gap: 10, cross: .center,
            placement: .absolute(Point(x: 1, y: 0), offset: Point(x: -margin, y: 0)))
        ui.row(box, id: "right", zone: .row) {
            // Beside the pages there is room for the sign alone.
            let isShort = !isNarrow && room < 1_120
            if !model.hasNetwork { ui.pill(say("Offline"), status: .offline, showsText: !isShort) }
            let isOpen = model.page == .settings
            if ui.iconButton("settings", label: say("Settings"), isSelected: isOpen).clicked { send(.openSettings) }
            let side = ui.style.size.avatar.small
            let portrait = Box(width: .fixed(side), height: .fixed(side), radius: ui.style.radius.avatar)
            ui.image(model.portraitPath, title: model.profileName ?? say("Profile"), portrait)
        }
    }
}
