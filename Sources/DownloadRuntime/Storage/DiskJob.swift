import Dispatch
import MediaModel
import Synchronization

/// A disk call that runs in the background while its owner goes on, and looks in for the result now and then.
///
/// Nobody has to wait for it: a stop must not take as long as a slow disk.
final class DiskJob<Value: Sendable>: Sendable {
    private let outcome = Mutex<Result<Value, DownloadFailure>?>(nil)

    /// Starts the work at once.
    init(_ work: @escaping @Sendable () throws(DownloadFailure) -> Value) {
        DiskQueue.queue.async { [self] in
            let result: Result<Value, DownloadFailure>
            do throws(DownloadFailure) {
                result = .success(try work())
            } catch {
                result = .failure(error)
            }
            outcome.withLock { $0 = result }
        }
    }

    /// How it ended; nil while it runs.
    var result: Result<Value, DownloadFailure>? { outcome.withLock { $0 } }
}
