/// The sign of a title's state on its picture.
extension Context {
    /// A picture with its state bitten out of the upper right corner.
    ///
    /// - Parameters:
    ///   - key: Its identity.
    ///   - sign: What it says; nil is the picture alone.
    ///   - ground: The colour around the picture, of which the bite is. The default is the canvas.
    ///   - picture: Declares the picture.
    package func signed(_ key: String, _ sign: StateSign?, ground: Color? = nil, _ picture: () -> Void) {
        stack(.init(), id: key) {
            picture()
            guard let sign else { return }
            let bite: Float = 36
            let box = Box(
                width: .fixed(bite), height: .fixed(bite), main: .center, cross: .center,
                placement: .absolute(Point(x: 1, y: 0), offset: Point(x: 8, y: -8)), fill: ground ?? style.color.canvas,
                radius: bite / 2)
            stack(box) { stateSign(sign) }
        }
    }

    private func stateSign(_ sign: StateSign) {
        let look = look(of: sign)
        let semantics = Semantics(.label, look.label, hidesChildren: true)
        guard let share = look.share else {
            let box = Box(
                width: .fixed(28), height: .fixed(28), main: .center, cross: .center, fill: style.color.surface3,
                radius: 14)
            return stack(box, semantics: semantics) { icon(look.icon, size: 16, color: look.color) }
        }
        let box = Box(
            width: .fixed(30), height: .fixed(30), main: .center, cross: .center, fill: style.color.surface2,
            radius: 15)
        stack(box) {
            ring("ring", share, label: look.label, size: 30, stroke: 3, color: look.color)
            icon(look.icon, size: 14, color: look.color)
        }
    }

    private func look(of sign: StateSign) -> (icon: String, color: Color, label: String, share: Float?) {
        switch sign {
        case .queued: ("clock", style.color.textSecondary, words.queued, nil)
        case .downloading(let share): ("arrow-down", style.status[.downloading], words.downloading, share)
        case .paused(let share): ("pause", style.status[.paused], words.paused, share)
        case .completed: ("check", style.status[.completed], words.downloaded, nil)
        case .failed: ("warning", style.status[.failed], words.failed, nil)
        case .offline: ("wifi-off", style.status[.offline], words.notHere, nil)
        case .locked: ("lock", style.color.textSecondary, words.locked, nil)
        }
    }
}
