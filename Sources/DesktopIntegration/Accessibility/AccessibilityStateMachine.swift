/// Decides what a screen reader is told when one picture of the window follows another.
///
/// Figures that change all the time are told once a second at most, and only when the whole percent changed.
struct AccessibilityStateMachine {
    /// What was told last about something that changes often.
    private struct Told<Value: Hashable> {
        var value: Value
        var time: Duration
    }

    /// How long a changing figure is not told again.
    static let pause = Duration.seconds(1)

    private(set) var tree = AccessibleTree()
    /// Whether a change waits for its second to pass.
    private(set) var hasPending = false
    private var amounts: [UInt64: Told<Int>] = [:]
    private var names: [UInt64: Told<String>] = [:]

    /// Takes in what the window shows now.
    ///
    /// - Parameters:
    ///   - new: The window's elements.
    ///   - time: A clock that only goes forward.
    /// - Returns: What to tell, in order.
    mutating func update(_ new: AccessibleTree, at time: Duration) -> [AccessibleEvent] {
        let old = tree
        tree = new
        hasPending = false
        guard !old.nodes.isEmpty, !new.nodes.isEmpty else { return first(new, at: time) }
        var events = removals(old, new) + additions(old, new)
        for node in new.nodes {
            guard let before = old.node(node.id) else { continue }
            events += changes(before, node, at: time)
        }
        events += focusMoves(old, new) + activation(old, new)
        forget()
        return events
    }

    /// Tells what waited for its second.
    mutating func update(at time: Duration) -> [AccessibleEvent] {
        update(tree, at: time)
    }

    private mutating func first(_ new: AccessibleTree, at time: Duration) -> [AccessibleEvent] {
        for node in new.nodes { remember(node, at: time) }
        guard let window = new.nodes.first, window.states.contains(.active) else { return [] }
        let focus = new.focused.map { [AccessibleEvent.stateChanged($0.id, "focused", true)] } ?? []
        return [.windowActivated(true)] + focus
    }

    private mutating func remember(_ node: AccessibleNode, at time: Duration) {
        if let amount = node.amount { amounts[node.id] = Told(value: percent(amount), time: time) }
        if node.role == .label { names[node.id] = Told(value: node.name, time: time) }
    }

    private mutating func forget() {
        let tree = tree
        if amounts.count > tree.nodes.count { amounts = amounts.filter { tree.index(of: $0.key) != nil } }
        if names.count > tree.nodes.count { names = names.filter { tree.index(of: $0.key) != nil } }
    }

    // MARK: Coming and going

    /// Only the topmost of what went is told.
    private func removals(_ old: AccessibleTree, _ new: AccessibleTree) -> [AccessibleEvent] {
        old.nodes.compactMap { node in
            guard let parent = old.parent(of: node), !stays(node, old, new), new.index(of: parent.id) != nil,
                parent.parent == nil || stays(parent, old, new)
            else { return nil }
            return .childRemoved(parent.id, old.indexInParent(of: node), node.id)
        }
    }

    private mutating func additions(_ old: AccessibleTree, _ new: AccessibleTree) -> [AccessibleEvent] {
        var events: [AccessibleEvent] = []
        for node in new.nodes {
            guard let parent = new.parent(of: node), !stays(node, new, old) else { continue }
            amounts[node.id] = nil
            names[node.id] = nil
            if parent.parent == nil || stays(parent, new, old) {
                events.append(.childAdded(parent.id, new.indexInParent(of: node), node.id))
            }
            if node.role == .alert, !node.name.isEmpty { events.append(.announcement(node.id, node.name)) }
        }
        return events
    }

    /// Whether a node of one tree is in the other below the same parent.
    private func stays(_ node: AccessibleNode, _ tree: AccessibleTree, _ other: AccessibleTree) -> Bool {
        guard let same = other.node(node.id) else { return false }
        return other.parent(of: same)?.id == tree.parent(of: node)?.id && same.role == node.role
    }

    // MARK: Changes

    private mutating func changes(_ before: AccessibleNode, _ now: AccessibleNode, at time: Duration)
        -> [AccessibleEvent]
    {
        var events: [AccessibleEvent] = []
        events += nameChange(before, now, at: time)
        if before.description != now.description { events.append(.descriptionChanged(now.id, now.description)) }
        events += AccessibleStates.announced.compactMap { state, name in
            let holds = now.states.contains(state)
            return before.states.contains(state) == holds ? nil : .stateChanged(now.id, name, holds)
        }
        events += amountChange(before, now, at: time)
        if let old = before.text, let new = now.text {
            events += textChange(old, new, now.id)
            if before.caret != now.caret { events.append(.caretMoved(now.id, now.caret)) }
        }
        return events
    }

    /// Labels hold speeds and times; everything else is renamed for a reason.
    private mutating func nameChange(_ before: AccessibleNode, _ now: AccessibleNode, at time: Duration)
        -> [AccessibleEvent]
    {
        guard now.role == .label else {
            return before.name == now.name ? [] : [.nameChanged(now.id, now.name)]
        }
        let told = names[now.id] ?? Told(value: before.name, time: .zero - Self.pause)
        guard told.value != now.name else { return [] }
        guard time - told.time >= Self.pause else {
            hasPending = true
            return []
        }
        names[now.id] = Told(value: now.name, time: time)
        return [.nameChanged(now.id, now.name)]
    }

    private mutating func amountChange(_ before: AccessibleNode, _ now: AccessibleNode, at time: Duration)
        -> [AccessibleEvent]
    {
        guard let amount = now.amount else { return [] }
        let value = percent(amount)
        // What came with its element was read with it.
        let told = amounts[now.id] ?? Told(value: percent(before.amount ?? amount), time: .zero - Self.pause)
        guard told.value != value else { return [] }
        guard time - told.time >= Self.pause else {
            hasPending = true
            return []
        }
        amounts[now.id] = Told(value: value, time: time)
        return [.amountChanged(now.id, amount.value)]
    }

    private func percent(_ amount: AccessibleAmount) -> Int {
        let span = amount.maximum - amount.minimum
        return span > 0 ? Int(((amount.value - amount.minimum) / span * 100).rounded(.down)) : 0
    }

    /// What differs between the common beginning and the common end.
    private func textChange(_ old: String, _ new: String, _ id: UInt64) -> [AccessibleEvent] {
        guard old != new else { return [] }
        let (before, after) = (Array(old), Array(new))
        let shorter = min(before.count, after.count)
        let head = zip(before, after).prefix { $0 == $1 }.count
        let tail = zip(before.reversed(), after.reversed()).prefix { $0 == $1 }.count
        let end = min(tail, shorter - head)
        let (gone, come) = (before[head..<before.count - end], after[head..<after.count - end])
        var events: [AccessibleEvent] = []
        if !gone.isEmpty { events.append(.textDeleted(id, head, String(gone))) }
        if !come.isEmpty { events.append(.textInserted(id, head, String(come))) }
        return events
    }

    // MARK: Focus

    private func focusMoves(_ old: AccessibleTree, _ new: AccessibleTree) -> [AccessibleEvent] {
        let (before, now) = (old.focused, new.focused)
        guard before?.id != now?.id else { return [] }
        var events: [AccessibleEvent] = []
        if let before, new.index(of: before.id) != nil { events.append(.stateChanged(before.id, "focused", false)) }
        if let now { events.append(.stateChanged(now.id, "focused", true)) }
        return events
    }

    private func activation(_ old: AccessibleTree, _ new: AccessibleTree) -> [AccessibleEvent] {
        let isActive = new.nodes.first?.states.contains(.active) ?? false
        guard old.nodes.first?.states.contains(.active) != isActive else { return [] }
        return [.windowActivated(isActive)]
    }
}
