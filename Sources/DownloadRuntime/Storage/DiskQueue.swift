import Dispatch
import MediaModel

/// Runs disk calls that may block for seconds on threads that nobody else needs.
enum DiskQueue {
    /// Runs the work and waits for it without blocking the caller's thread.
    static func run<Value: Sendable>(
        _ work: @escaping @Sendable () throws(DownloadFailure) -> Value
    ) async throws(DownloadFailure) -> Value {
        let result: Result<Value, DownloadFailure> = await withCheckedContinuation { continuation in
            queue.async {
                let result: Result<Value, DownloadFailure>
                do throws(DownloadFailure) {
                    result = .success(try work())
                } catch {
                    result = .failure(error)
                }
                continuation.resume(returning: result)
            }
        }
        return try result.get()
    }

    /// Looks at something on a disk, which may take long when the disk is slow or gone.
    static func look<Value: Sendable>(_ look: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: look()) }
        }
    }

    /// Its bound: a downloader waits for its one sync or publication, and few downloaders run at once.
    static let queue = DispatchQueue(label: "zentrio.disk", qos: .utility, attributes: .concurrent)
}
