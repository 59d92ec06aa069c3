/// Where a move leads, by zones first and geometry second.
///
/// Zones keep moves reversible: vertical moves do not change the preferred x, so the opposite key returns.
extension FocusMap {
    /// A place that a move can lead to: a single item of a free zone, or a whole zone.
    private struct Candidate {
        var rect: Rect
        var zone: Int
        var item: FocusItem?
    }

    /// The item that a move from `item` leads to; nil when there is none.
    func target(
        from item: FocusItem, _ direction: FocusDirection, aim: FocusAim, remembered: [WidgetID: WidgetID]
    ) -> FocusItem? {
        switch direction {
        case .next, .previous: sequential(from: item, step: direction == .next ? 1 : -1)
        case .first: items(inZone: item.zone).first
        case .last: items(inZone: item.zone).last
        case .left, .right, .up, .down:
            inside(item, direction) ?? outside(item, direction, aim, remembered)
        }
    }

    private func sequential(from item: FocusItem, step: Int) -> FocusItem? {
        let all = items(inScope: scope(of: item))
        guard let index = all.firstIndex(where: { $0.id == item.id }) else { return all.first }
        return all[(index + step + all.count) % all.count]
    }

    // MARK: Inside a zone

    private func inside(_ item: FocusItem, _ direction: FocusDirection) -> FocusItem? {
        let siblings = items(inZone: item.zone)
        guard let index = siblings.firstIndex(where: { $0.id == item.id }) else { return nil }
        let step = direction == .right || direction == .down ? 1 : -1
        switch zones[item.zone].zone.kind {
        case .row: return direction.isHorizontal ? element(siblings, index + step) : nil
        case .column: return direction.isHorizontal ? nil : element(siblings, index + step)
        case .grid(let columns): return insideGrid(siblings, index, max(1, columns), direction, step)
        case .free: return nil
        }
    }

    private func insideGrid(
        _ siblings: [FocusItem], _ index: Int, _ columns: Int, _ direction: FocusDirection, _ step: Int
    ) -> FocusItem? {
        if direction.isHorizontal {
            let next = index + step
            return next >= 0 && next / columns == index / columns ? element(siblings, next) : nil
        }
        if let target = element(siblings, index + step * columns) { return target }
        // A short last row is reached at its end.
        let lastRow = (siblings.count - 1) / columns
        return step > 0 && index / columns < lastRow ? siblings.last : nil
    }

    private func element(_ siblings: [FocusItem], _ index: Int) -> FocusItem? {
        siblings.indices.contains(index) ? siblings[index] : nil
    }

    // MARK: Out of a zone

    private func outside(
        _ item: FocusItem, _ direction: FocusDirection, _ aim: FocusAim, _ remembered: [WidgetID: WidgetID]
    ) -> FocusItem? {
        let isFree = zones[item.zone].zone.kind == .free
        let from = isFree || direction.isHorizontal ? item.frame : bounds(ofZone: item.zone)
        let candidates = candidates(from: item, direction, of: from)
        let best =
            direction.isHorizontal
            ? nearestBeside(candidates, from, direction) : nearestAlong(candidates, from, direction, aim.x)
        guard let best else { return nil }
        return best.item ?? enter(best.zone, direction, from: item, aim, remembered)
    }

    /// What lies wholly in the direction; only without such, what lies there for the most part.
    ///
    /// A side column that begins above and ends below would otherwise count as the nearest thing both ways.
    private func candidates(from item: FocusItem, _ direction: FocusDirection, of from: Rect) -> [Candidate] {
        let all = everything(around: item)
        let whole = all.filter { lies($0.rect, direction, of: from) }
        guard whole.isEmpty, !direction.isHorizontal else { return whole }
        return all.filter { direction == .down ? $0.rect.midY > from.maxY : $0.rect.midY < from.y }
    }

    private func everything(around item: FocusItem) -> [Candidate] {
        let scope = scope(of: item)
        var candidates: [Candidate] = []
        for (index, zone) in zones.enumerated() where zone.scope == scope {
            if zone.zone.kind == .free {
                candidates += items(inZone: index).filter { $0.id != item.id }
                    .map { Candidate(rect: $0.frame, zone: index, item: $0) }
            } else if index != item.zone, items.contains(where: { $0.zone == index }) {
                candidates.append(Candidate(rect: bounds(ofZone: index), zone: index))
            }
        }
        return candidates
    }

    private func lies(_ rect: Rect, _ direction: FocusDirection, of from: Rect) -> Bool {
        // Half a pixel of overlap is rounding, not an arrangement.
        switch direction {
        case .down: rect.y >= from.maxY - 0.5
        case .up: rect.maxY <= from.y + 0.5
        case .right: rect.x >= from.maxX - 0.5
        default: rect.maxX <= from.x + 0.5
        }
    }

    /// Up and down: the nearest line of candidates, in it the one nearest to the preferred x.
    private func nearestAlong(
        _ candidates: [Candidate], _ from: Rect, _ direction: FocusDirection, _ preferredX: Float
    ) -> Candidate? {
        func distance(_ rect: Rect) -> Float { direction == .down ? rect.y - from.maxY : from.y - rect.maxY }
        guard let nearest = candidates.min(by: { distance($0.rect) < distance($1.rect) }) else { return nil }
        let line = candidates.filter { $0.rect.y < nearest.rect.maxY && $0.rect.maxY > nearest.rect.y }
        return line.min {
            (gap(preferredX, $0.rect), distance($0.rect)) < (gap(preferredX, $1.rect), distance($1.rect))
        }
    }

    /// Left and right: what shares the line, else by Android's weighting of major and minor distance.
    private func nearestBeside(_ candidates: [Candidate], _ from: Rect, _ direction: FocusDirection) -> Candidate? {
        func major(_ rect: Rect) -> Float { max(0, direction == .right ? rect.x - from.maxX : from.x - rect.maxX) }
        func score(_ rect: Rect) -> Float {
            let minor = rect.midY - from.midY
            return 13 * major(rect) * major(rect) + minor * minor
        }
        let beam = candidates.filter { $0.rect.y < from.maxY && $0.rect.maxY > from.y }
        return beam.min { score($0.rect) < score($1.rect) }
    }

    private func gap(_ x: Float, _ rect: Rect) -> Float {
        max(0, max(rect.x - x, x - rect.maxX))
    }

    private func enter(
        _ zone: Int, _ direction: FocusDirection, from item: FocusItem, _ aim: FocusAim,
        _ remembered: [WidgetID: WidgetID]
    ) -> FocusItem? {
        let siblings = items(inZone: zone)
        if zones[zone].zone.remembers, let id = remembered[zones[zone].zone.id],
            let known = siblings.first(where: { $0.id == id })
        {
            return known
        }
        if direction.isHorizontal, zones[zone].zone.kind == .row {
            return direction == .right ? siblings.first : siblings.last
        }
        if direction.isHorizontal {
            return siblings.min { apart($0.frame, item.frame) < apart($1.frame, item.frame) }
        }
        return nearest(in: line(siblings, direction), aim)
    }

    /// The item of a line that up and down aim at: a card for who comes from a card, a button for who comes from a button,
    /// unless there is none near.
    private func nearest(in line: [FocusItem], _ aim: FocusAim) -> FocusItem? {
        func closest(_ items: [FocusItem]) -> FocusItem? {
            items.min { abs($0.frame.midX - aim.x) < abs($1.frame.midX - aim.x) }
        }
        guard let whole = closest(line.filter(\.isWhole)) else { return closest(line) }
        guard !aim.isAtWhole, let part = closest(line.filter { !$0.isWhole }) else { return whole }
        return gap(aim.x, part.frame) <= FocusAim.reach ? part : whole
    }

    /// How far two frames are apart, the difference in height first.
    private func apart(_ frame: Rect, _ other: Rect) -> (Float, Float) {
        (abs(frame.midY - other.midY), abs(frame.midX - other.midX))
    }

    /// The items of a zone that one meets first when coming from above or below.
    private func line(_ siblings: [FocusItem], _ direction: FocusDirection) -> [FocusItem] {
        guard
            let first = direction == .down
                ? siblings.min(by: { $0.frame.y < $1.frame.y })
                : siblings.max(by: { $0.frame.maxY < $1.frame.maxY })
        else { return [] }
        return siblings.filter { $0.frame.y < first.frame.maxY && $0.frame.maxY > first.frame.y }
    }

    private func bounds(ofZone zone: Int) -> Rect {
        var union: Rect?
        for item in items where item.zone == zone {
            guard let known = union else {
                union = item.frame
                continue
            }
            let x = min(known.x, item.frame.x)
            let y = min(known.y, item.frame.y)
            union = Rect(
                x: x, y: y, width: max(known.maxX, item.frame.maxX) - x, height: max(known.maxY, item.frame.maxY) - y)
        }
        return union ?? .zero
    }
}
