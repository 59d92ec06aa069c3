import MediaModel

/// What reaches the scheduler through its one mailbox.
enum SchedulerInput: Sendable {
    case command(DownloadCommand, CommandRouter.Answer)
    case report(WorkerReport)
    /// A host asked for patience.
    case throttle(host: String)
    case snapshot(CommandAnswer<[PackedDownload]>)
    case health(CommandAnswer<RuntimeHealth>)
    /// Stop the workers, keep everything, and end.
    case close
}
