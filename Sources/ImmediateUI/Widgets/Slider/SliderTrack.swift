/// Where a slider's thumb is for a value, and the value for a place.
struct SliderTrack {
    var range: ClosedRange<Float>
    /// The distance between two values; 0 is none.
    var step: Float
    /// Where the thumb's centre can be.
    var left: Float
    var right: Float

    /// The part of the way that a value is, 0 to 1.
    func part(of value: Float) -> Float {
        let length = range.upperBound - range.lowerBound
        return length > 0 ? max(0, min(1, (value - range.lowerBound) / length)) : 0
    }

    /// The value nearest to a place.
    func value(at x: Float) -> Float {
        guard right > left else { return range.lowerBound }
        let part = max(0, min(1, (x - left) / (right - left)))
        return snapped(range.lowerBound + part * (range.upperBound - range.lowerBound))
    }

    /// The value that a number of steps away, within the range.
    func value(_ value: Float, movedBy steps: Float) -> Float {
        snapped(value + steps * smallestStep)
    }

    /// How far one key goes.
    var smallestStep: Float { step > 0 ? step : (range.upperBound - range.lowerBound) / 100 }

    private func snapped(_ value: Float) -> Float {
        let clamped = max(range.lowerBound, min(range.upperBound, value))
        guard step > 0 else { return clamped }
        let steps = ((clamped - range.lowerBound) / step).rounded()
        return min(range.upperBound, range.lowerBound + steps * step)
    }
}
