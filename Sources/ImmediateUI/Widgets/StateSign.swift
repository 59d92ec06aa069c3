/// What the sign on a title's picture says.
package enum StateSign: Hashable, Sendable {
    case queued
    /// With the share that is done, 0 to 1.
    case downloading(Float)
    case paused(Float)
    case completed
    case failed
    case offline
    case locked
}
