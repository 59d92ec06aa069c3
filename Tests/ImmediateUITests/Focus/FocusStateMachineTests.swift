import Testing

@testable import ImmediateUI

struct FocusStateMachineTests {
    private static let page = WidgetID.root

    /// Draws a map: zones of one line each, items as letters whose column is their x.
    private func map(_ zones: [(FocusZone.Kind, String)], scope: WidgetID = page, remembers: Bool = false) -> FocusMap {
        var map = FocusMap()
        map.scopes = scope == Self.page ? [Self.page] : [Self.page, scope]
        for (line, zone) in zones.enumerated() {
            let id = scope.child("zone \(line)")
            map.zones.append(.init(zone: FocusZone(id: id, kind: zone.0, remembers: remembers), scope: scope))
            for (column, letter) in zone.1.enumerated() where letter != " " {
                let frame: Rect
                switch zone.0 {
                case .grid(let columns):
                    frame = Rect(
                        x: Float(column % columns) * 20, y: Float(line) * 100 + Float(column / columns) * 20, width: 10,
                        height: 10)
                case .column:
                    frame = Rect(x: 0, y: Float(line) * 100 + Float(column) * 12, width: 10, height: 10)
                default: frame = Rect(x: Float(column) * 20, y: Float(line) * 100, width: 10, height: 10)
                }
                map.items.append(
                    FocusItem(id: WidgetID.root.child(String(letter)), frame: frame, zone: map.zones.count - 1))
            }
        }
        return map
    }

    private func name(_ focus: FocusStateMachine) -> String {
        for letter in "abcdefghijklmnopqrstuvwxyzABC" where WidgetID.root.child(String(letter)) == focus.focused {
            return String(letter)
        }
        return "-"
    }

    /// Moves along the keys and tells where each led: `l r u d` arrows, `n p` Tab and Shift-Tab, `h e` Home and End.
    private func walk(_ focus: inout FocusStateMachine, _ keys: String) -> String {
        let directions: [Character: FocusDirection] = [
            "l": .left, "r": .right, "u": .up, "d": .down, "n": .next, "p": .previous, "h": .first, "e": .last,
        ]
        return keys.map { key in
            if let direction = directions[key] { _ = focus.move(direction) }
            return name(focus)
        }.joined()
    }

    private func machine(_ map: FocusMap, at letter: String) -> FocusStateMachine {
        var focus = FocusStateMachine()
        focus.update(map)
        focus.focus(WidgetID.root.child(letter))
        return focus
    }

    @Test func rows_areLeftUpAndDown_towardsThePreferredX() {
        var focus = machine(map([(.row, "abcde"), (.row, "f g  "), (.row, "hijkl")]), at: "e")
        #expect(walk(&focus, "dduu") == "glge")
    }

    @Test func row_doesNotWrapOrLeaveSideways() {
        var focus = machine(map([(.row, "abc"), (.row, "def")]), at: "a")
        #expect(walk(&focus, "lrrrl") == "abccb")
    }

    @Test func verticalMoves_areReversible_onEveryLayout() {
        var random = SplitMix(seed: 11)
        for _ in 0..<200 {
            let letters = Array("abcdefghijklmnopqrstuvwxyz")
            var next = 0
            var rows: [(FocusZone.Kind, String)] = []
            for _ in 0..<4 {
                var line = ""
                for _ in 0..<8 where next < letters.count {
                    if random.next() % 2 == 0 {
                        line.append(letters[next])
                        next += 1
                    } else {
                        line.append(" ")
                    }
                }
                if line.contains(where: { $0 != " " }) { rows.append((.row, line)) }
            }
            let map = map(rows)
            guard let start = map.items.first else { continue }
            let aim = FocusAim(x: start.frame.midX, isAtWhole: start.isWhole)
            var item = start
            for direction in [FocusDirection.down, .up] {
                for _ in 1..<rows.count {
                    item = map.target(from: item, direction, aim: aim, remembered: [:]) ?? item
                }
            }
            #expect(item.id == start.id, "\(rows)")
        }
    }

    @Test func opposite_leadsBackTheSameWay() {
        var map = map([(.column, "ab"), (.row, "c")])
        map.items[2].frame = Rect(x: 20, y: 0, width: 10, height: 20)
        var focus = machine(map, at: "b")
        #expect(walk(&focus, "rlru") == "cbcc")
        focus = machine(map, at: "c")
        #expect(walk(&focus, "l") == "a", "by itself the middle is nearer to another")
    }

    @Test func opposite_afterAnotherLayout_leadsToWhereItStillIs() {
        var focus = machine(map([(.row, "ab"), (.row, "cd")]), at: "b")
        #expect(walk(&focus, "d") == "d")
        focus.update(map([(.row, "ba"), (.row, "cd")]))
        #expect(walk(&focus, "u") == "b")
    }

    @Test func vertical_sideColumnAtTheSameHeight_isNotMeant() {
        var map = map([(.row, "a"), (.row, "b"), (.row, "c")])
        for (index, y) in [Float(0), 100, 200].enumerated() {
            map.items[index].frame = Rect(x: 100, y: y, width: 50, height: 20)
        }
        map.zones.append(
            .init(zone: FocusZone(id: WidgetID.root.child("side"), kind: .column, remembers: false), scope: Self.page))
        for (index, letter) in "xyz".enumerated() {
            map.items.append(
                FocusItem(
                    id: WidgetID.root.child(String(letter)),
                    frame: Rect(x: 0, y: Float(60 + index * 40), width: 40, height: 20),
                    zone: 3))
        }
        var focus = machine(map, at: "b")
        #expect(walk(&focus, "u") == "a")
        focus = machine(map, at: "b")
        #expect(walk(&focus, "d") == "c")
    }

    @Test func rememberingRow_isEnteredWhereItWasLeft() {
        var focus = machine(map([(.row, "abc"), (.row, "def")], remembers: true), at: "a")
        #expect(walk(&focus, "drru") == "defa")
        #expect(walk(&focus, "d") == "f")
    }

    @Test func grid_movesByColumns_andAShortLastRowIsReached() {
        var other = machine(map([(.grid(columns: 3), "abcdefgh")]), at: "c")
        #expect(walk(&other, "d") == "f")
        #expect(walk(&other, "d") == "h")
        #expect(walk(&other, "l") == "g")
        #expect(walk(&other, "u") == "d")
        #expect(walk(&other, "l") == "d")
    }

    @Test func column_movesUpAndDown_andIsLeftAtItsEnds() {
        var focus = machine(map([(.row, "ab"), (.column, "cde"), (.row, "fg")]), at: "b")
        #expect(walk(&focus, "ddd") == "cde")
        #expect(walk(&focus, "d") == "g")
        #expect(walk(&focus, "he") == "fg")
    }

    @Test func tab_followsReadingOrder_andWraps() {
        var focus = machine(map([(.row, "ab"), (.row, "c")]), at: "a")
        #expect(walk(&focus, "nnnp") == "bcac")
    }

    @Test func nothingFocused_firstKeyEntersThePage_nextFindsTheLostPlace() {
        var focus = FocusStateMachine()
        focus.update(map([(.row, "ab"), (.row, "cd")]))
        #expect(name(focus) == "-")
        #expect(walk(&focus, "d") == "a")
        _ = walk(&focus, "dr")
        focus.clear()
        #expect(name(focus) == "-")
        #expect(walk(&focus, "u") == "d")
    }

    @Test func deletedWidget_isInheritedByNextThenPreviousThenReadingOrder() {
        var focus = machine(map([(.row, "abc"), (.row, "d")]), at: "b")
        focus.update(map([(.row, "ac"), (.row, "d")]))
        #expect(name(focus) == "c")
        focus.update(map([(.row, "a"), (.row, "d")]))
        #expect(name(focus) == "a")
        focus.update(map([(.row, "d")]))
        #expect(name(focus) == "d")
        focus.update(map([]))
        #expect(name(focus) == "-")
    }

    @Test func deletedButtonOfACard_isInheritedByTheCard() {
        var before = map([(.row, "abc")])
        before.items[0].isWhole = true
        var after = map([(.row, "ac")])
        after.items[0].isWhole = true
        var focus = machine(before, at: "b")
        focus.update(after)
        #expect(name(focus) == "a")
    }

    /// Cards of one list, their first letter the card and the others its buttons, with a toast's button `t` after them.
    private func list(_ cards: [String]) -> FocusMap {
        var zones: [(FocusZone.Kind, String)] = [(.column, "")]
        for card in cards { zones.append((.row, card)) }
        zones.append((.free, "t"))
        var map = map(zones)
        for zone in 1..<map.zones.count - 1 {
            map.zones[zone].parent = 0
            if let first = map.items.firstIndex(where: { $0.zone == zone }) { map.items[first].isWhole = true }
        }
        map.items[map.items.count - 1].isPassing = true
        return map
    }

    @Test(arguments: ["c", "d"]) func deletedCard_isInheritedByTheNextAsAWhole_lastByTheOneBefore(start: String) {
        var focus = machine(list(["ab", "cd", "ef"]), at: start)
        focus.update(list(["ab", "ef"]))
        #expect(name(focus) == "e")
        focus.update(list(["ab"]))
        #expect(name(focus) == "a")
        focus.update(list([]))
        #expect(name(focus) == "-", "a toast is no heir")
    }

    @Test func deletedCard_inheritsInItsListBeforeOthers() {
        var before = list(["ab", "cd", "ef"])
        before.zones[3].parent = nil
        var after = before
        after.items.removeAll { $0.zone == 2 }
        var focus = machine(before, at: "c")
        focus.update(after)
        #expect(name(focus) == "a")
    }

    @Test(arguments: ["a", "b"]) func cardShownElsewhere_keepsTheFocus(start: String) {
        let subject = WidgetID.root.child("film")
        var before = map([(.row, "ab"), (.row, "cd")])
        before.items[0].isWhole = true
        before.items[0].subject = subject
        var after = map([(.row, "cd"), (.row, "ef")])
        after.items[2].isWhole = true
        after.items[2].subject = subject
        var focus = machine(before, at: start)
        focus.update(after)
        #expect(name(focus) == "e")
    }

    @Test func cardShownElsewhereOutOfSight_byItself_leavesTheFocusToTheCardBeside() {
        let (before, after) = finished(["ab", "cd"], leaving: ["cd"])
        var focus = machine(before, at: "a")
        focus.update(after, isAsked: false)
        #expect(name(focus) == "c")
        focus = machine(before, at: "a")
        focus.update(after)
        #expect(name(focus) == "z", "a key's work is followed")
    }

    @Test func lastCardShownOutOfSight_byItself_letsTheFocusGo_nextKeyFindsIt() {
        let (before, after) = finished(["ab"], leaving: [])
        var focus = machine(before, at: "b")
        focus.update(after, isAsked: false)
        #expect(name(focus) == "-", "a toast is no heir, and nothing scrolls")
        #expect(walk(&focus, "d") == "z")
    }

    /// A list whose first card becomes the card `z` of another list, which is out of sight.
    private func finished(_ cards: [String], leaving left: [String]) -> (before: FocusMap, after: FocusMap) {
        let page = WidgetID.root.child("page")
        func inPage(_ map: FocusMap) -> FocusMap {
            var map = map
            map.zones.append(.init(zone: FocusZone(id: page, kind: .free, remembers: false), scope: Self.page))
            for zone in map.zones.indices.dropLast() where map.zones[zone].parent == nil {
                map.zones[zone].parent = map.zones.count - 1
            }
            return map
        }
        let film = WidgetID.root.child("film")
        var before = inPage(list(cards))
        before.items[0].subject = film
        var after = inPage(list(left))
        after.zones.append(
            .init(
                zone: FocusZone(id: WidgetID.root.child("ready"), kind: .row, remembers: false), scope: Self.page,
                parent: after.zones.count - 1))
        var shown = FocusItem(
            id: WidgetID.root.child("z"), frame: Rect(x: 0, y: 9_000, width: 10, height: 10),
            zone: after.zones.count - 1)
        shown.isWhole = true
        shown.subject = film
        shown.isVisible = false
        after.items.append(shown)
        return (before, after)
    }

    @Test func layer_takesTheFocus_andGivesItBackThroughTwoLevels() {
        let dialog = WidgetID.root.child("dialog")
        let menu = WidgetID.root.child("menu")
        let page = map([(.row, "ab")])
        var withDialog = page
        add(map([(.row, "cd")], scope: dialog), to: &withDialog)
        var withMenu = withDialog
        add(map([(.column, "ef")], scope: menu), to: &withMenu)
        withMenu.scopes = [Self.page, dialog, menu]
        var focus = machine(page, at: "b")
        focus.update(withDialog)
        #expect(name(focus) == "c")
        #expect(walk(&focus, "r") == "d")
        focus.update(withMenu)
        #expect(walk(&focus, "d") == "f")
        focus.update(withDialog)
        #expect(name(focus) == "d")
        focus.update(page)
        #expect(name(focus) == "b")
    }

    private func add(_ other: FocusMap, to map: inout FocusMap) {
        let offset = map.zones.count
        map.scopes = other.scopes
        map.zones += other.zones
        map.items += other.items.map { FocusItem(id: $0.id, frame: $0.frame, zone: $0.zone + offset) }
    }

    @Test func wish_isGrantedOnceTheWidgetIsThere() {
        var focus = machine(map([(.row, "ab")]), at: "a")
        focus.focus(WidgetID.root.child("c"))
        #expect(name(focus) == "a")
        focus.update(map([(.row, "abc")]))
        #expect(name(focus) == "c")
    }

    @Test func zonesSideBySide_areReachedSideways() {
        var map = FocusMap()
        map.scopes = [Self.page]
        for (number, names) in ["ab", "cd"].enumerated() {
            let id = WidgetID.root.child("card \(number)")
            map.zones.append(.init(zone: FocusZone(id: id, kind: .row, remembers: false), scope: Self.page))
            for (column, letter) in names.enumerated() {
                let x = Float(number) * 300 + Float(column) * 40
                map.items.append(
                    FocusItem(
                        id: WidgetID.root.child(String(letter)), frame: Rect(x: x, y: 0, width: 36, height: 36),
                        zone: number))
            }
        }
        var focus = machine(map, at: "a")
        #expect(walk(&focus, "rrl") == "bcb")
    }
}
