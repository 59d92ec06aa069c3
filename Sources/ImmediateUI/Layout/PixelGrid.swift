/// The one place where positions become whole device pixels.
struct PixelGrid: Hashable, Sendable {
    /// Device pixels for one logical pixel.
    var scale: Float

    func snap(_ value: Float) -> Float {
        (value * scale).rounded() / scale
    }

    /// The next whole device pixel upwards; a hair more than a whole one does not count.
    func ceil(_ value: Float) -> Float {
        (value * scale - 0.01).rounded(.up) / scale
    }

    func floor(_ value: Float) -> Float {
        (value * scale + 0.01).rounded(.down) / scale
    }

    /// Snaps the edges, not the size, so that neighbours keep touching.
    func snap(_ rect: Rect) -> Rect {
        let left = snap(rect.x)
        let top = snap(rect.y)
        return Rect(x: left, y: top, width: snap(rect.maxX) - left, height: snap(rect.maxY) - top)
    }
}
