/// How far one segment of a download is.
package enum SegmentState: UInt8, Hashable, Sendable {
    case waiting
    /// Being fetched.
    case pending
    case done
}
