import ArgumentParser
import Dispatch
import Synchronization

/// A command's asynchronous work, for which the first thread waits.
///
/// The first thread stays free of Swift concurrency: the window needs it for itself, and commands start on it, too.
nonisolated final class ForegroundTask: Sendable {
    private let ended = DispatchSemaphore(value: 0)
    private let result = Mutex<Result<ExitStatus, CommandFailure>?>(nil)

    /// Lets the first thread go on; only the first end counts.
    ///
    /// The work may still be tidying up; the program does not wait for that.
    func end(_ result: Result<ExitStatus, CommandFailure>) {
        let isFirst = self.result.withLock { held in
            defer { held = held ?? result }
            return held == nil
        }
        if isFirst { ended.signal() }
    }

    /// Runs `body` on the concurrency pool and waits until it has called `end`, or has returned.
    ///
    /// - Parameter body: what the command does.
    /// - Throws: `ExitCode` for every other end than `done`; the sentence of a failure is printed before.
    static func run(_ body: @escaping @Sendable (ForegroundTask) async -> Void) throws {
        let task = ForegroundTask()
        Task {
            await body(task)
            task.end(.success(.done))
        }
        task.ended.wait()
        let result = task.result.withLock { $0 } ?? .success(.failed)
        switch result {
        case .success(.done): return
        case .success(let status): throw ExitCode(status.rawValue)
        case .failure(let failure):
            TerminalOutput.error.write(failure.sentence + "\n")
            throw ExitCode(failure.status.rawValue)
        }
    }
}
