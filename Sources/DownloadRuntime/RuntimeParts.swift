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
    let storeWatch: StoreWatch
}
