/// A state of a download, as it is coloured; colour never stands alone, an icon and a word go with it.
package enum Status: String, Hashable, Sendable, CaseIterable {
    case queued
    case downloading
    case paused
    case completed
    case failed
    case offline
    case warning
    case info
}
