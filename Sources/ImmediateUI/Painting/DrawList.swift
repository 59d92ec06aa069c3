/// What a frame paints, from back to front.
package struct DrawList: Hashable, Sendable {
    package private(set) var commands: [DrawCommand] = []

    package init() {}

    package mutating func append(_ command: DrawCommand) {
        commands.append(command)
    }

    /// Takes out what was appended since the list had `start` commands.
    mutating func cut(from start: Int) -> [DrawCommand] {
        defer { commands.removeSubrange(start...) }
        return Array(commands[start...])
    }

    mutating func append(contentsOf others: some Sequence<DrawCommand>) {
        commands.append(contentsOf: others)
    }

    /// Enlarges what was appended since the list had `start` commands.
    mutating func scale(from start: Int, by factor: Float, about centre: Point) {
        for index in start..<commands.count { commands[index] = commands[index].scaled(by: factor, about: centre) }
    }

    mutating func removeAll() {
        commands.removeAll(keepingCapacity: true)
    }

    mutating func reserve(_ count: Int) {
        commands.reserveCapacity(count)
    }
}
