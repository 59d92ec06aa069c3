import Dispatch

/// Waits until a socket can be read or written, without holding up a thread.
struct SocketReadiness: Sendable {
    enum Direction: Sendable {
        case reading
        case writing
    }

    /// A source that any thread may cancel.
    // @unchecked because Dispatch's sources are safe to use from any thread, and only its Swift types do not say so.
    private struct Watch: @unchecked Sendable {
        let source: any DispatchSourceProtocol
    }

    private static let queue = DispatchQueue(label: "zentrio.control")

    let socket: UnixSocket

    /// Returns when bytes can be moved, the other side is gone, or the task is cancelled.
    func wait(for direction: Direction) async {
        let watch = Watch(source: makeSource(for: direction))
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                watch.source.setEventHandler { @Sendable in watch.source.cancel() }
                // Runs after the last event handler, so the descriptor is not watched any more when the caller goes on.
                watch.source.setCancelHandler { @Sendable in continuation.resume() }
                watch.source.activate()
            }
        } onCancel: {
            watch.source.cancel()
        }
    }

    private func makeSource(for direction: Direction) -> any DispatchSourceProtocol {
        switch direction {
        case .reading: DispatchSource.makeReadSource(fileDescriptor: socket.descriptor, queue: Self.queue)
        case .writing: DispatchSource.makeWriteSource(fileDescriptor: socket.descriptor, queue: Self.queue)
        }
    }
}
