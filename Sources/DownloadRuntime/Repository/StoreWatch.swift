import Logging
import MediaModel
import Synchronization

/// Tells once that the store cannot be written, and once that it can be again, whoever finds out first.
final class StoreWatch: Sendable {
    /// The absolute path of the store's file.
    private let path: String
    private let bus: EventBus
    private let logger: Logger
    private let isRefusing = Mutex(false)

    init(path: String, bus: EventBus, logger: Logger) {
        self.path = path
        self.bus = bus
        self.logger = logger
    }

    /// The store has refused.
    ///
    /// - Returns: why.
    @discardableResult
    func noteRefusal(_ error: any Error) -> StoreOutage {
        let outage = StoreOutage(error, path: path)
        guard turn(to: true) else { return outage }
        logger.error("store failed", metadata: ["cause": "\(error)"])
        bus.publish(.warning(RuntimeWarning(.storeFailed, message: outage.sentence)))
        return outage
    }

    /// Something was written.
    func noteWritten() {
        if turn(to: false) { logger.notice("store works again") }
    }

    /// Whether that is news.
    private func turn(to refuses: Bool) -> Bool {
        isRefusing.withLock { isRefusing in
            defer { isRefusing = refuses }
            return isRefusing != refuses
        }
    }
}
