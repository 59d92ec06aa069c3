/// The time after which the timestamps of transport streams and of packed sound begin again: 33 bits at 90 kHz.
enum ClockPeriod {
    static let seconds = Double(Int64(1) << 33) / 90_000

    /// The multiple of it that comes nearest to a distance, both in seconds.
    static func nearest(to distance: Double) -> Double { (distance / seconds).rounded() * seconds }
}
