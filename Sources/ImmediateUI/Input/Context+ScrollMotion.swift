/// Scrolling that goes on after its input, and fingers.
extension Context {
    /// Moves areas that are on their way; called at the start of a frame.
    func advanceScrolls() {
        for (id, motion) in scrollMotions {
            guard let area = scrollAreas.first(where: { $0.id == id }) else {
                scrollMotions[id] = nil
                continue
            }
            let isDone = motion.isFinished(at: time)
            let offset = (isDone ? motion.target : motion.offset(at: time)).clamped(to: area.limit)
            let grid = PixelGrid(scale: style.scale)
            scrolls.set(id, SIMD2(grid.snap(offset.x), grid.snap(offset.y)), frame: frameNumber)
            let isStuck = motion.target.clamped(to: area.limit) == offset
            hasScrolled = true
            if isDone || isStuck { scrollMotions[id] = nil } else { wake(after: Self.tick) }
        }
    }

    /// A notch of the wheel: the view glides on from where it is, to where all notches together lead.
    func wheel(dx: Float, dy: Float, at point: Point) {
        guard !lessMotion else { return scroll(dx: dx, dy: dy, at: point) }
        let step = SIMD2(dx, dy)
        guard let area = areaToScroll(by: step, at: point) else { return }
        let now = scrolls.peek(area.id) ?? area.offset
        let target = ((scrollMotions[area.id]?.target ?? now) + step).clamped(to: area.limit)
        scrollMotions[area.id] = ScrollMotion(kind: .glide(to: target), from: now, start: time - Self.tick)
        advanceScrolls()
        hasScrolled = true
    }

    func touch(_ actions: [TouchStateMachine.Action]) {
        for action in actions {
            switch action {
            case .press(let point): touchPressed(point)
            case .drag(let point): apply(pointer.handle(.pointerMoved(point), areas: hitAreas))
            case .release(let point): touchReleased(point)
            case .cancelPress: pointer.cancel()
            case .scroll(let dx, let dy, let point): scroll(dx: dx, dy: dy, at: point)
            case .fling(let speed, let point): fling(speed, at: point)
            }
        }
    }

    /// Whether what the finger pressed moves with it.
    var pressedFollowsDrags: Bool {
        guard let active = pointer.active else { return false }
        return hitAreas.last { $0.id == active }?.interaction.tracksDrag ?? false
    }

    private func touchPressed(_ point: Point) {
        modality = .pointer
        scrollMotions.removeAll()
        apply(pointer.handle(.pointerPressed(.primary, point, clicks: 1, modifiers: []), areas: hitAreas))
    }

    /// A finger that is lifted hovers over nothing.
    private func touchReleased(_ point: Point) {
        apply(pointer.handle(.pointerReleased(.primary, point), areas: hitAreas))
        apply(pointer.handle(.pointerLeft, areas: hitAreas))
    }

    private func fling(_ speed: SIMD2<Float>, at point: Point) {
        guard !lessMotion, let area = areaToScroll(by: speed, at: point) else { return }
        let now = scrolls.peek(area.id) ?? area.offset
        scrollMotions[area.id] = ScrollMotion(kind: .fling(speed), from: now, start: time)
        wake(after: Self.tick)
    }
}
