/// What is gone from the tree and still fades on the screen; it takes no input and nobody waits for it.
extension Context {
    /// What a box with an exit painted in the last frame.
    struct Picture {
        var commands: [DrawCommand]
        var layer: Int32
        var exit: Exit
        var frame: UInt64
    }

    /// A picture on its way out.
    struct Leaving {
        var picture: Picture
        var start: Duration
    }

    func keepPicture(of node: Node, from start: Int, _ exit: Exit) {
        let commands = Array(drawList.commands[start...])
        pictures[node.id] = Picture(commands: commands, layer: node.layer, exit: exit, frame: frameNumber)
        leaving[node.id] = nil
    }

    /// Finds out, before painting, which boxes with an exit are no longer declared.
    func noticeLeaving() {
        for (id, picture) in pictures where !declared.contains(id) {
            leaving[id] = Leaving(picture: picture, start: time)
            pictures[id] = nil
        }
        leaving = leaving.filter { time < $0.value.start + duration(of: $0.value.picture.exit) }
    }

    /// Paints what leaves on layers up to `layer`, once a frame.
    func paintLeaving(upTo layer: Int32) {
        guard !leaving.isEmpty else { return }
        let due = leaving.filter { $0.value.picture.layer <= layer && $0.value.picture.frame != frameNumber }
        for (id, item) in due.sorted(by: {
            ($0.value.picture.layer, $0.key.rawValue) < ($1.value.picture.layer, $1.key.rawValue)
        }) {
            paint(item)
            leaving[id]?.picture.frame = frameNumber
        }
    }

    private func paint(_ item: Leaving) {
        let exit = item.picture.exit
        let part = exit.curve.value(at: Float((time - item.start) / duration(of: exit)))
        let distance = Point(x: 0, y: lessMotion ? 0 : exit.distance * part)
        wake(after: Self.tick)
        drawList.append(.pushOpacity(1 - part))
        drawList.append(contentsOf: item.picture.commands.map { covers($0) ? $0 : $0.moved(by: distance) })
        drawList.append(.popOpacity)
    }

    /// What darkens the whole window stays where it is.
    private func covers(_ command: DrawCommand) -> Bool {
        guard case .fill(let rect, _, _) = command else { return false }
        return rect.width >= windowSize.width && rect.height >= windowSize.height
    }

    private func duration(of exit: Exit) -> Duration {
        lessMotion ? .milliseconds(120) : exit.duration
    }
}
