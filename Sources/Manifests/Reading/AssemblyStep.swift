/// What came of an answer.
enum AssemblyStep: Hashable, Sendable {
    /// Documents are still to come; these ones have to be asked for.
    case wait([ManifestRequest])
    case finish(SegmentPlan)
}
