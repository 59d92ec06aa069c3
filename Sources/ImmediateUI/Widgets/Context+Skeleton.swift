extension Context {
    /// The shape of something that is still being fetched.
    ///
    /// One light passes over all shapes of the window at the same time; nothing is painted for the first 200 ms, so that
    /// what comes at once does not flash.
    ///
    /// - Parameters:
    ///   - box: Size and radius; other painting is ignored.
    ///   - since: When the waiting began, on the window's clock.
    package func skeleton(_ box: Box, since: Duration) {
        var box = box
        let delay = Duration.milliseconds(200)
        guard time - since >= delay else {
            wake(after: since + delay - time)
            leaf(Box(width: box.width, height: box.height))
            return
        }
        box.fill = style.color.skeletonBase
        let radii = box.radii
        let glow = lessMotion ? nil : skeletonGlow()
        let window = windowSize.width
        let color = style.color.skeletonGlow
        column(box) {
            guard let glow else { return }
            drawing(Box(width: .grow, height: .grow)) { rect, list in
                Self.paintGlow(rect, radii, light: (glow * 2 - 0.5) * window, width: window * 0.18, color, &list)
            }
        }
    }

    /// How far the light is, 0 to 1.
    private func skeletonGlow() -> Float {
        wake(after: Self.tick)
        let turns = time / style.motion.skeletonSweep
        return Float(turns - turns.rounded(.down))
    }

    /// Lays the light over a shape in bands: brightest in the middle.
    private static func paintGlow(
        _ rect: Rect, _ radii: CornerRadii, light: Float, width: Float, _ color: Color, _ list: inout DrawList
    ) {
        let bands = 6
        for band in 0..<bands {
            let reach = width * (1 - Float(band) / Float(bands))
            let part = Rect(x: light - reach, y: rect.y, width: 2 * reach, height: rect.height).intersection(rect)
            guard !part.isEmpty else { continue }
            list.append(.pushClip(part))
            list.append(.fill(rect, radii: radii, color: color.faded(by: 0.25)))
            list.append(.popClip)
        }
    }
}
