/// What a start depends on besides a free place.
package struct QueueGate: Hashable, Sendable {
    package var host: String
    /// The folder that was chosen; nil for the media folder.
    package var folder: String?
    /// Whether it is weighed against its disk and the quota even where others were refused.
    package var isWeighed: Bool
}
