/// Which of the three queues a ready download stands in.
///
/// Within one priority the higher one goes first, and what the user asked for stays there after a try that failed.
package enum QueueKind: Int, Hashable, Comparable, Sendable, CaseIterable {
    /// The backlog: what a rule asked for.
    case automatic = 0
    /// A try failed and its pause is over: of the backlog, what was begun goes first.
    case retry = 1
    /// The user asked for it.
    case interactive = 2

    package static func < (lhs: QueueKind, rhs: QueueKind) -> Bool { lhs.rawValue < rhs.rawValue }
}
