/// Finds transport streams of which a server sent only the beginning, cut between two packets so that nothing but their
/// timestamps tells: these span clearly less than the manifest says.
///
/// Each is worth one more fetch. But manifests are wrong about lengths, too, and pictures may stand: what is no longer the
/// second time counts as whole, and after a few of those nothing is doubted any more.
struct SpanDoubt: Sendable {
    /// What may be missing, in seconds and as a share of what the manifest says: the larger one counts.
    private static let toleratedTime = 1.0
    private static let toleratedShare = 1.0 / 3
    /// Segments that were no longer the second time, after which the manifest counts as wrong.
    private static let patience = 2

    private var doubted: Set<Int> = []
    private var confirmed: Set<Int> = []

    /// Whether a segment is to be fetched once more; `declared` is its length in seconds, as the manifest says.
    mutating func isRaised(by index: Int, _ measure: SegmentMeasure, declared: Double) -> Bool {
        guard declared - measure.span > max(Self.toleratedTime, declared * Self.toleratedShare),
            confirmed.count < Self.patience
        else { return false }
        if doubted.insert(index).inserted { return true }
        confirmed.insert(index)
        return false
    }
}
