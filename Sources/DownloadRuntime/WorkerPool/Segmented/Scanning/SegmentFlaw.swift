/// Why the bytes of a segment are not what they should be.
enum SegmentFlaw: Error, Hashable, Sendable {
    /// A web page.
    case webPage
    /// Text, a playlist, a picture without film behind it, or nothing known.
    case notMedia
    /// No bytes.
    case empty
    /// Cut off or broken inside; what is wrong.
    case damaged(String)
    /// What its key makes of it is nothing known.
    case undecryptable
    /// Nothing of it is broken, but it lasts clearly less than the manifest says: its seconds, and the manifest's.
    case short(Double, declared: Double)
    /// The media itself is encrypted; the scheme.
    case protected(String)
}
