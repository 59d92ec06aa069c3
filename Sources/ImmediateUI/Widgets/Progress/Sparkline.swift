/// What a sparkline shows: the latest values of something that changes, the newest at the right.
package struct Sparkline: Hashable, Sendable {
    /// From the oldest to the newest; only as many as fit are painted.
    package var values: [Float]
    /// The value at the upper edge.
    ///
    /// The default is the largest one that is shown.
    package var maximum: Float?
    /// Values at which a line goes across; zero has its line anyway.
    ///
    /// The default is none.
    package var lines: [Float]
    /// How many of the newest stand out.
    ///
    /// The default is 10.
    package var recent: Int

    package init(_ values: [Float], maximum: Float? = nil, lines: [Float] = [], recent: Int = 10) {
        self.values = values
        self.maximum = maximum
        self.lines = lines
        self.recent = recent
    }

    /// The width of a bar and the distance to the next one's left edge, in logical pixels.
    static let bar: Float = 3
    static let pitch: Float = 5

    /// How many bars fit into a width.
    static func capacity(width: Float) -> Int {
        max(0, Int(((width + pitch - bar) / pitch).rounded(.down)))
    }

    /// The bars in a rectangle, the newest ending at its right edge.
    ///
    /// - Parameters:
    ///   - rect: Where they stand; its lower edge is zero.
    ///   - grid: The pixels that their edges fall on.
    /// - Returns: Their rectangles and whether each is one of the newest.
    func bars(in rect: Rect, grid: PixelGrid) -> [(rect: Rect, isRecent: Bool)] {
        let shown = values.suffix(Self.capacity(width: rect.width))
        let top = scale(of: shown)
        return shown.enumerated().compactMap { index, value in
            let part = max(0, min(1, value / top))
            guard part > 0 else { return nil }
            let fromRight = Float(shown.count - 1 - index)
            let height = max(1 / grid.scale, grid.snap(rect.height * part))
            let left = grid.snap(rect.maxX - fromRight * Self.pitch - Self.bar)
            let bar = Rect(x: left, y: rect.maxY - height, width: Self.bar, height: height)
            return (bar, shown.count - 1 - index < recent)
        }
    }

    /// How high a value lies above the lower edge, 0 to 1; nil above the upper edge.
    func height(of value: Float, width: Float) -> Float? {
        let part = value / scale(of: values.suffix(Self.capacity(width: width)))
        return (0...1).contains(part) ? part : nil
    }

    private func scale(of shown: ArraySlice<Float>) -> Float {
        let top = maximum ?? shown.max() ?? 0
        return top > 0 ? top : 1
    }
}
