import Synchronization

/// A connection to a message bus: calls, signals and objects.
///
/// All connections of a `BusThread` run on that one thread, which is where the handlers of objects are called. Whoever
/// holds a connection keeps it open.
package actor BusConnection {
    private nonisolated let executor: BusExecutor
    /// Keeps the thread alive.
    private nonisolated let thread: BusThread
    private nonisolated let link: BusLink

    /// How far a call is, for whoever cancels it.
    private enum CallProgress: Hashable, Sendable {
        case wanted
        case unwanted
        case made(UInt64)
    }

    /// How long a call may take when nothing else is said.
    package static let patience = Duration.seconds(5)
    /// How many signals wait for a slow listener; beyond, the oldest are lost.
    private static let signalLimit = 256

    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Connects; the bus may greet us later.
    ///
    /// - Parameters:
    ///   - address: Where the bus listens.
    ///   - thread: Where the connection lives.
    /// - Throws: `BusError` when nobody listens there.
    package init(to address: BusAddress, on thread: BusThread) throws(BusError) {
        self.thread = thread
        executor = thread.executor
        let link = try BusLink(address: address)
        self.link = link
        let executor = executor
        executor.order { executor.add(link) }
    }

    deinit {
        let (executor, link) = (executor, link)
        executor.order { executor.remove(link) }
    }

    /// Our own name on the bus, such as `:1.7`; nil until the bus has greeted us.
    package var uniqueName: String? { link.uniqueName }

    /// Calls a method and waits for the answer.
    ///
    /// - Parameters:
    ///   - member: The method.
    ///   - interface: Where it is defined.
    ///   - path: The object.
    ///   - destination: Whose object it is.
    ///   - arguments: What the method takes.
    ///   - timeout: How long to wait. The default is 5 s.
    /// - Returns: What the method gives.
    /// - Throws: `BusError`; also when the task is cancelled.
    @discardableResult
    package func call(
        _ member: String, _ interface: String, at path: String, of destination: String, _ arguments: [BusValue] = [],
        timeout: Duration = BusConnection.patience
    ) async throws(BusError) -> [BusValue] {
        let call = BusCall(sender: "", path: path, interface: interface, member: member, arguments: arguments)
        let progress = Mutex(CallProgress.wanted)
        let (executor, link) = (executor, link)
        // The bodies of these two functions run on any thread: what belongs to the link is ordered.
        let answer = await withTaskCancellationHandler {
            await withCheckedContinuation { (waiting: CheckedContinuation<BusLink.Answer, Never>) in
                executor.order {
                    guard progress.withLock({ $0 }) == .wanted else {
                        waiting.resume(returning: .failure(BusError(.cancelled, cause: "cancelled")))
                        return
                    }
                    let made = link.call(call, to: destination, timeout: timeout) { waiting.resume(returning: $0) }
                    progress.withLock { $0 = made.map { .made($0) } ?? .wanted }
                }
            }
        } onCancel: {
            executor.order {
                let before = progress.withLock { progress in
                    defer { if progress == .wanted { progress = .unwanted } }
                    return progress
                }
                if case .made(let number) = before { link.cancel(number) }
            }
        }
        return try answer.get()
    }

    /// Reads a property.
    ///
    /// - Throws: `BusError` when there is no such object or property.
    package func property(
        _ name: String, _ interface: String, at path: String, of destination: String
    ) async throws(BusError) -> BusValue {
        let answer = try await call(
            "Get", "org.freedesktop.DBus.Properties", at: path, of: destination, [.string(interface), .string(name)])
        guard let value = answer.first else { throw BusError(.malformed, cause: "an answer without a value") }
        return value.unwrapped
    }

    /// Hears signals from now on; the stream ends with the connection.
    package func signals(_ rule: BusSignalRule) -> AsyncStream<BusSignal> {
        executor.checkIsolated()
        let (stream, inlet) = AsyncStream.makeStream(
            of: BusSignal.self, bufferingPolicy: .bufferingNewest(BusConnection.signalLimit))
        guard let number = link.listen(rule, hear: { inlet.yield($0) }, end: { inlet.finish() }) else {
            inlet.finish()
            return stream
        }
        let (executor, link) = (executor, link)
        inlet.onTermination = { _ in executor.order { link.stopListening(number) } }
        return stream
    }

    /// Sends a signal.
    ///
    /// - Throws: `BusError` when the connection is closed.
    package func emit(_ member: String, _ interface: String, from path: String, _ arguments: [BusValue])
        throws(BusError)
    {
        executor.checkIsolated()
        try link.emit(BusCall(sender: "", path: path, interface: interface, member: member, arguments: arguments))
    }

    /// Answers the calls to a path and everything below it, on the bus thread.
    ///
    /// - Throws: `BusError` when the path is none or the connection is closed.
    package func export(_ prefix: String, answer: @escaping @Sendable (BusCall) -> BusReply) throws(BusError) {
        executor.checkIsolated()
        try link.export(prefix, answer: answer)
    }

    /// Waits until the connection ends, or until the task is cancelled.
    package func waitUntilClosed() async {
        let (stream, inlet) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        executor.checkIsolated()
        link.whenClosed { inlet.finish() }
        for await _ in stream {}
    }
}
