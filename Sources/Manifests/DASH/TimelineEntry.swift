/// An `S` element: segments of one length, one after another (ISO/IEC 23009-1 §5.3.9.6).
struct TimelineEntry: Hashable, Sendable {
    /// Media time; nil goes on where the entry before ended.
    var time: Int64?
    /// In units of the time scale.
    var duration: Int64
    /// How often it comes again; negative goes on to the next entry's time or the period's end.
    var repeats: Int64
    /// The number of its first segment; nil goes on counting.
    var number: Int64?
    /// How many segments share each number and its length, as `$SubNumber$` counts them; at least 1.
    var parts = 1
    var line: Int
}
