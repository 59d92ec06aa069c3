/// Which widget has the focus, through moves, new layouts, and layers that come and go.
struct FocusStateMachine {
    private struct OpenScope: Hashable {
        var id: WidgetID
        /// What had the focus when the scope opened; it gets it back.
        var opener: WidgetID?
    }

    /// A move by an arrow, to go back by.
    private struct Step {
        var from: WidgetID
        var to: WidgetID
        var direction: FocusDirection
        /// Where up and down aimed before.
        var aim: FocusAim
    }

    /// How many moves are remembered; of longer ways the beginning is forgotten.
    private static let longestTrail = 64

    private(set) var focused: WidgetID?
    private(set) var map = FocusMap()
    private(set) var aim = FocusAim()
    /// The page whose first widget got the focus, and where each page was left.
    private var page: WidgetID?
    private var isEnteringPage = false
    private var places: [WidgetID: WidgetID] = [:]
    private var remembered: [WidgetID: WidgetID] = [:]
    private var open: [OpenScope] = []
    /// Where the focus was before it was let go, so that the next key finds the place again.
    private var lost: WidgetID?
    private var wished: WidgetID?
    /// The last moves, so that the opposite keys lead back the same way whatever has scrolled in between.
    private var trail: [Step] = []

    /// Gives the focus to a widget; one that is not there yet gets it once it is laid out.
    mutating func focus(_ id: WidgetID) {
        guard let index = map.index(of: id) else {
            wished = id
            return
        }
        take(map.items[index], setsX: true)
    }

    /// Lets go, after a press on nothing.
    mutating func clear() {
        isEnteringPage = false
        lost = focused ?? lost
        focused = nil
    }

    /// Moves by a key.
    ///
    /// Returns whether the focus is somewhere else now.
    mutating func move(_ direction: FocusDirection) -> Bool {
        guard let index = map.index(of: focused) else { return enterScope() }
        isEnteringPage = false
        let item = map.items[index]
        if goBack(from: item, direction) { return true }
        guard let target = map.target(from: item, direction, aim: aim, remembered: remembered), target.id != focused
        else { return false }
        remember(Step(from: item.id, to: target.id, direction: direction, aim: aim))
        take(target, setsX: direction != .up && direction != .down)
        return true
    }

    // MARK: The way back

    private mutating func goBack(from item: FocusItem, _ direction: FocusDirection) -> Bool {
        guard let step = trail.last, step.to == item.id, step.direction == direction.opposite,
            let index = map.index(of: step.from), map.scope(of: map.items[index]) == map.scope(of: item)
        else { return false }
        trail.removeLast()
        take(map.items[index], setsX: false)
        aim = step.aim
        return true
    }

    private mutating func remember(_ step: Step) {
        guard step.direction.opposite != nil else { return trail.removeAll(keepingCapacity: true) }
        if let last = trail.last, last.to != step.from { trail.removeAll(keepingCapacity: true) }
        if trail.count == FocusStateMachine.longestTrail { trail.removeFirst() }
        trail.append(step)
    }

    /// Takes over a new layout: keeps the focus, or finds its heir, and follows layers that came and went.
    ///
    /// - Parameters:
    ///   - new: The layout.
    ///   - isAsked: Whether the user did something that led to it, and so looks for where the focus goes. The default is
    ///     true.
    mutating func update(_ new: FocusMap, isAsked: Bool = true) {
        let old = map
        map = new
        closeScopes()
        openScopes()
        if let wished, let index = map.index(of: wished) {
            self.wished = nil
            take(map.items[index], setsX: true)
        } else if let gone = focused, map.index(of: gone) == nil {
            focused = nil
            if let heir = heir(of: gone, in: old, isAsked: isAsked) {
                take(heir, setsX: false)
            } else {
                // The next key goes on from there, and shows it.
                lost = heir(of: gone, in: old, isAsked: true)?.id
            }
        }
        followPage()
    }

    // MARK: Pages

    /// Enters a page that was opened, at the widget that had the focus when it was left, else at its first card.
    private mutating func followPage() {
        guard let page = map.page else { return }
        if page.id != self.page {
            self.page = page.id
            isEnteringPage = true
        }
        let items = map.items[page.items.clamped(to: 0..<map.items.count)]
        guard isEnteringPage else {
            if let focused, items.contains(where: { $0.id == focused }) { places[page.id] = focused }
            return
        }
        // A layer keeps the focus; a page that is still empty waits for its first widget.
        let start = items.first { $0.id == places[page.id] } ?? items.first(where: \.isWhole) ?? items.first
        guard open.count <= 1, let start else { return }
        isEnteringPage = false
        take(start, setsX: true)
    }

    // MARK: Scopes

    private mutating func closeScopes() {
        while let last = open.last, !map.scopes.contains(last.id) {
            open.removeLast()
            guard let opener = last.opener else { continue }
            if let index = map.index(of: opener) {
                take(map.items[index], setsX: true)
            } else if open.isEmpty || !map.scopes.contains(last.id) {
                focused = opener
            }
        }
    }

    private mutating func openScopes() {
        for scope in map.scopes where !open.contains(where: { $0.id == scope }) {
            // The page itself does not take the focus: in the first frame nothing is focused on a desktop.
            let isPage = open.isEmpty
            open.append(OpenScope(id: scope, opener: isPage ? nil : focused ?? lost))
            if !isPage { focusFirst(inScope: scope) }
        }
        if focused != nil, let index = map.index(of: focused), map.scope(of: map.items[index]) != map.topScope {
            focusFirst(inScope: map.topScope)
        }
    }

    private mutating func focusFirst(inScope scope: WidgetID?) {
        focused = nil
        let items = map.items(inScope: scope)
        if let first = items.first(where: { !$0.yields }) ?? items.first { take(first, setsX: true) }
    }

    private mutating func enterScope() -> Bool {
        let items = map.items(inScope: map.topScope)
        guard let target = items.first(where: { $0.id == lost }) ?? items.first else { return false }
        take(target, setsX: true)
        return true
    }

    // MARK: Heirs

    /// Who takes over from a widget that is gone: the card that it was on or is, wherever that is now, else the card beside
    /// that one; from others the next in their zone, else the one before, else the nearest in reading order.
    ///
    /// Nobody follows what goes away by itself: unasked, the heir is of the same list or in sight, and a card's is a card.
    private func heir(of gone: WidgetID, in old: FocusMap, isAsked: Bool) -> FocusItem? {
        guard let index = old.index(of: gone) else { return nil }
        let zone = old.items[index].zone
        // Never the button beside it: pressed once more, that would do something else to the same thing.
        if let card = old.items.first(where: { $0.zone == zone && $0.isWhole }) {
            let heir =
                successor(of: card, in: old, isAsked: isAsked) ?? neighbour(of: index, in: old, isAsked: isAsked)
            if heir != nil || !isAsked { return heir }
        }
        let after = old.items[(index + 1)...]
        let before = old.items[..<index].reversed()
        let order = after.filter { $0.zone == zone } + before.filter { $0.zone == zone } + after + before
        let inScope = map.items(inScope: map.topScope).filter { !$0.isPassing }
        for item in order where !item.isPassing {
            guard let now = inScope.first(where: { $0.id == item.id }) else { continue }
            if isAsked || now.isVisible || item.zone == zone { return now }
        }
        return inScope.first { isAsked || $0.isVisible }
    }

    /// The next card after one that is gone, else the one before, in the smallest list around it that has another.
    ///
    /// As a whole: the key that took the one away may be pressed again, and the buttons of a card that was not looked at
    /// yet could do anything.
    private func neighbour(of index: Int, in old: FocusMap, isAsked: Bool) -> FocusItem? {
        let after = old.items[(index + 1)...].filter(\.isWhole)
        let before = old.items[..<index].reversed().filter(\.isWhole)
        // A line of a grid is no list: after its last card comes the next line.
        for list in old.parents(of: old.items[index].zone) where old.zones[list].zone.kind != .row {
            // What is around all lists is the page.
            let isList = old.zones[list].parent != nil
            for item in after + before where old.parents(of: item.zone).contains(list) {
                guard let heir = successor(of: item, in: old, isAsked: isAsked) else { continue }
                if isAsked || isList || heir.isVisible { return heir }
            }
        }
        return nil
    }

    /// The same widget in the new layout, or the one that shows the same thing there; unasked, only in sight or in the same
    /// list.
    private func successor(of item: FocusItem, in old: FocusMap, isAsked: Bool) -> FocusItem? {
        let list = old.list(around: item)
        let found =
            map.items.first { $0.id == item.id }
            ?? item.subject.flatMap { subject in
                map.items.first {
                    $0.subject == subject && (isAsked || $0.isVisible || list != nil && map.list(around: $0) == list)
                }
            }
        guard let found, map.scope(of: found) == map.topScope else { return nil }
        return found
    }

    private mutating func take(_ item: FocusItem, setsX: Bool) {
        focused = item.id
        lost = nil
        remembered[map.zones[item.zone].zone.id] = item.id
        if setsX { aim = FocusAim(x: item.frame.midX, isAtWhole: item.isWhole) }
        // One entry a zone; pages come and go, so the table is bounded.
        if remembered.count > 512 { remembered.removeAll() }
    }
}
