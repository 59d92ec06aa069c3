import Logging

/// What the stages share; made once by `DownloadRuntime`.
struct RuntimeParts: Sendable {
    let configuration: DownloadRuntimeConfiguration
    let clock: RuntimeClock
    let repository: DownloadRepository
    let inbox: BoundedMailbox<SchedulerInput>
    let pool: WorkerPool
    let hub: ProgressHub
    let bus: EventBus
    let logger: Logger

    /// Tells that the store could not be written; what was to be written is tried again.
    func warnOfStore(_ error: any Error) {
        logger.error("store failed", metadata: ["cause": "\(error)"])
        let message = "The list of downloads could not be saved. Check the room on the disk."
        bus.publish(.warning(RuntimeWarning(.storeFailed, message: message)))
    }
}
