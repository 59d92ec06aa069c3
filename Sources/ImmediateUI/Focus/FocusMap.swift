/// Everything that can have the focus, in reading order, by scope and zone.
struct FocusMap: Hashable, Sendable {
    struct Zone: Hashable, Sendable {
        var zone: FocusZone
        var scope: WidgetID
        /// The index of the zone around it; nil for a scope.
        var parent: Int?
    }

    /// The open scopes from the page up.
    var scopes: [WidgetID] = []
    var zones: [Zone] = []
    var items: [FocusItem] = []
    /// The page that is open, with the range of its items; nil when none is marked.
    var page: Page?

    struct Page: Hashable, Sendable {
        var id: WidgetID
        var items: Range<Int>
    }

    var topScope: WidgetID? { scopes.last }

    mutating func removeAll() {
        scopes.removeAll(keepingCapacity: true)
        zones.removeAll(keepingCapacity: true)
        items.removeAll(keepingCapacity: true)
        page = nil
    }

    func index(of id: WidgetID?) -> Int? {
        guard let id else { return nil }
        return items.firstIndex { $0.id == id }
    }

    func scope(of item: FocusItem) -> WidgetID { zones[item.zone].scope }

    func items(inScope scope: WidgetID?) -> [FocusItem] {
        items.filter { zones[$0.zone].scope == scope }
    }

    func items(inZone zone: Int) -> [FocusItem] {
        items.filter { $0.zone == zone }
    }

    /// The smallest list around an item; nil when there is only the page.
    func list(around item: FocusItem) -> WidgetID? {
        let list = parents(of: item.zone).first { zones[$0].zone.kind != .row && zones[$0].parent != nil }
        return list.map { zones[$0].zone.id }
    }

    /// The zones around a zone, from the inside out.
    func parents(of zone: Int) -> [Int] {
        var parents: [Int] = []
        var next = zones[zone].parent
        while let parent = next {
            parents.append(parent)
            next = zones[parent].parent
        }
        return parents
    }
}
