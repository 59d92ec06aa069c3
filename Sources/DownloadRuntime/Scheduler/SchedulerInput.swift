import MediaModel

/// What reaches the scheduler through its one mailbox.
enum SchedulerInput: Sendable {
    case command(DownloadCommand, CommandRouter.Answer)
    case report(WorkerReport)
    /// A host asked for patience.
    case throttle(host: String)
    case snapshot(CommandAnswer<[PackedDownload]?>)
    case health(CommandAnswer<RuntimeHealth>)
    /// Stop the workers, keep everything, and end.
    case close

    /// Whether another download may be the next to start after it, for other reasons than that it is new.
    var mayChangeTurns: Bool {
        switch self {
        case .command(.enqueue, _), .command(.enqueueAll, _), .command(.adopt, _): false
        case .command, .throttle, .close: true
        case .report, .snapshot, .health: false
        }
    }

    /// Answers whoever waits that nothing is taken in any more.
    func refuse() {
        switch self {
        case .command(_, let answer): answer.give(.failure(.stopped))
        case .snapshot(let answer): answer.give(nil)
        case .health(let answer): answer.give(RuntimeHealth())
        case .report, .throttle, .close: break
        }
    }
}
