/// What a frame paints, from back to front.
package struct DrawList: Hashable, Sendable {
    package private(set) var commands: [DrawCommand] = []

    package init() {}

    package mutating func append(_ command: DrawCommand) {
        commands.append(command)
    }

    mutating func removeAll() {
        commands.removeAll(keepingCapacity: true)
    }

    mutating func reserve(_ count: Int) {
        commands.reserveCapacity(count)
    }
}
