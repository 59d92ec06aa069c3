/// Boxes that move to their place, such as the rows that close the gap of one that is gone.
extension Context {
    /// Shifts gliding boxes back towards where they came from; called when everything has its place.
    func glide() {
        for index in tree.gliding { glide(Int(index)) }
    }

    private func glide(_ index: Int) {
        let node = tree[index]
        guard !node.isAnonymous, node.parent >= 0 else { return }
        let parent = tree[Int(node.parent)]
        let place = node.position - parent.position + parent.layout.scroll
        var glide = Glide(place: place, parentWidth: parent.size.x, frame: frameNumber)
        defer { glides.set(node.id, glide, frame: frameNumber) }
        guard let known = glides.peek(node.id), !lessMotion, !node.layout.isHeld,
            known.parentWidth == parent.size.x, known.frame + 1 >= frameNumber
        else { return }
        let left = offset(known) + known.place - place
        if known.place == place {
            glide.offsetX = known.offsetX
            glide.offsetY = known.offsetY
        } else {
            glide.offsetX = movement(from: left.x)
            glide.offsetY = movement(from: left.y)
        }
        let shift = offset(glide)
        guard shift != .zero else {
            glide.offsetX = nil
            glide.offsetY = nil
            return
        }
        wake(after: Self.tick)
        tree.shift(index, by: shift)
    }

    private func offset(_ glide: Glide) -> SIMD2<Float> {
        SIMD2(rest(glide.offsetX), rest(glide.offsetY))
    }

    private func rest(_ movement: Transition?) -> Float {
        guard let movement, !movement.isFinished(at: time) else { return 0 }
        return PixelGrid(scale: style.scale).snap(movement.value(at: time))
    }

    private func movement(from distance: Float) -> Transition? {
        guard abs(distance) >= 0.5 else { return nil }
        return Transition(
            from: distance, to: 0, start: time, duration: style.motion.listReflow, curve: style.motion.standard)
    }
}
