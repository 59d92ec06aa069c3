/// Where sound without timestamps stops for a while.
struct SoundPause: Hashable, Sendable {
    /// The bytes of the stream before it.
    var position: Int64
    /// How long it is, in frames of the sound; seldom a whole number.
    var frames: Double
}
