import Logging
import MediaModel

extension SchedulerLoop {
    /// Moves a database aside that turns out to be damaged while the program runs, and saves the list into a new one.
    ///
    /// All of the list is here; the marks of bytes are not, so what is not running fetches its file anew.
    ///
    /// - Returns: whether the store holds what was decided up to now.
    mutating func saveAnew(after damage: any Error) async -> Bool {
        parts.logger.error("database damaged", metadata: ["cause": "\(damage)"])
        do {
            let damaged = try parts.repository.startAnew()
            try await parts.repository.commit(
                machine.queue.ordered.flatMap { StoreChange.anew($0.stored) }, at: timestamp)
            let name = FilePath.name(of: damaged.path)
            let message = "The list of downloads was damaged and is kept as \(name). A new one was saved."
            parts.bus.publish(.warning(RuntimeWarning(.databaseRebuilt, message: message)))
            return true
        } catch {
            noteRefusal(error)
            return false
        }
    }
}
