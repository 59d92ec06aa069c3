import Synchronization

/// Shows the window to screen readers over AT-SPI, as long as there is one.
///
/// Read `AccessibilityStateMachine` for what is told, and `AccessibilityAnswers` for what is answered. Nothing is done
/// until the desktop says that accessibility is wanted: the window asks `isActive` before it describes itself.
package final class AccessibilityExporter: Sendable {
    /// Works out what the window shows.
    package typealias Picture = @Sendable () -> AccessibleTree

    /// What the window and the bus thread share.
    private struct Shared {
        var machine = AccessibilityStateMachine()
        var names = AccessibleReference.unknown
        /// Where the window's pictures go; nil while nobody reads.
        var inlet: AsyncStream<Picture>.Continuation?
    }

    private let application: AccessibleApplication
    private let request: @Sendable (AccessibleRequest) -> Void
    private let activated: @Sendable () -> Void
    private let shared = Mutex(Shared())
    private let isServing = Atomic(false)
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant

    /// Prepares; nothing runs before `run`.
    ///
    /// - Parameters:
    ///   - application: What a reader learns about the program.
    ///   - activated: Called when a reader came, so that the window shows itself.
    ///   - request: Called with what a reader wants done, on the bus thread.
    package init(
        application: AccessibleApplication, activated: @escaping @Sendable () -> Void,
        request: @escaping @Sendable (AccessibleRequest) -> Void
    ) {
        self.application = application
        self.activated = activated
        self.request = request
        start = clock.now
    }

    /// Whether a reader wants to know what the window shows; from any thread.
    package var isActive: Bool { shared.withLock { $0.inlet != nil } }

    /// Hands over what the window shows now, to be worked out on another thread.
    package func show(_ picture: @escaping Picture) {
        shared.withLock { $0.inlet }?.yield(picture)
    }

    /// Waits for readers and serves them, until the connection ends or the task is cancelled.
    ///
    /// - Parameters:
    ///   - session: The user's bus.
    ///   - thread: Where the connection to the accessibility bus shall live.
    ///   - environment: The variables by name; `AT_SPI_BUS_ADDRESS` names the accessibility bus.
    package func run(session: BusConnection, thread: BusThread, environment: [String: String]) async {
        let status = AccessibilityStatus(bus: session)
        await withDiscardingTaskGroup { group in
            var stop: AsyncStream<Void>.Continuation?
            await status.follow { isWanted in
                if !isWanted { stop?.finish() }
                guard isWanted, !isServing.exchange(true, ordering: .acquiringAndReleasing) else { return }
                let (ending, end) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
                stop = end
                group.addTask {
                    let named = environment["AT_SPI_BUS_ADDRESS"].flatMap { $0.isEmpty ? nil : BusAddress($0) }
                    let address = if let named { named } else { await status.busAddress() }
                    if let address { await self.serve(at: address, on: thread, until: ending) }
                    self.isServing.store(false, ordering: .releasing)
                }
            }
            group.cancelAll()
        }
    }

    // MARK: Serving

    private func serve(at address: BusAddress, on thread: BusThread, until ending: AsyncStream<Void>) async {
        guard let bus = try? BusConnection(to: address, on: thread), (try? await begin(on: bus)) != nil else { return }
        // Only the latest picture counts.
        let (pictures, inlet) = AsyncStream.makeStream(of: Picture.self, bufferingPolicy: .bufferingNewest(1))
        shared.withLock { $0.inlet = inlet }
        activated()
        await withTaskGroup { group in
            group.addTask { await self.tell(pictures, on: bus) }
            group.addTask { await bus.waitUntilClosed() }
            group.addTask { for await _ in ending {} }
            await group.next()
            group.cancelAll()
        }
        shared.withLock { $0 = Shared() }
    }

    private func begin(on bus: BusConnection) async throws(BusError) {
        try await bus.export(AccessibleReference.prefix) { self.answer($0) }
        // Whoever asks for everything at once is told nothing, and then asks one by one.
        try await bus.export(AccessibleReference.cache) { call in
            call.member == "GetItems" ? .values([.array(of: "((so)(so)(so)iiassusau)", [])]) : .unknown
        }
        try await bus.call("GetId", "org.freedesktop.DBus", at: "/", of: "org.freedesktop.DBus")
        guard let name = await bus.uniqueName else { throw BusError(.disconnected, cause: "it has no name") }
        shared.withLock { $0.names = AccessibleReference(bus: name, desktop: AccessibleReference.unknown.desktop) }
        let own = BusValue.structure([.string(name), .path(AccessibleReference.root)])
        let answer = try await bus.call(
            "Embed", "org.a11y.atspi.Socket", at: AccessibleReference.root, of: "org.a11y.atspi.Registry", [own],
            timeout: .seconds(25))
        guard let desktop = answer.first else { return }
        shared.withLock { $0.names = AccessibleReference(bus: name, desktop: desktop) }
    }

    private func answer(_ call: BusCall) -> BusReply {
        let (tree, names) = shared.withLock { ($0.machine.tree, $0.names) }
        return AccessibilityAnswers(tree: tree, names: names, application: application, request: request)
            .reply(to: call)
    }

    // MARK: Telling

    private func tell(_ pictures: AsyncStream<Picture>, on bus: BusConnection) async {
        await withDiscardingTaskGroup { group in
            for await picture in pictures {
                let tree = picture()
                await emit(shared.withLock { $0.machine.update(tree, at: now) }, on: bus)
                guard shared.withLock({ $0.machine.hasPending }) else { continue }
                group.addTask { await self.tellLater(on: bus) }
            }
            group.cancelAll()
        }
    }

    /// Tells the figures that changed too soon after the last time, if no later picture does.
    private func tellLater(on bus: BusConnection) async {
        try? await clock.sleep(for: AccessibilityStateMachine.pause)
        guard !Task.isCancelled, shared.withLock({ $0.machine.hasPending }) else { return }
        await emit(shared.withLock { $0.machine.update(at: now) }, on: bus)
    }

    private var now: Duration { clock.now - start }

    private func emit(_ events: [AccessibleEvent], on bus: BusConnection) async {
        let (names, window) = shared.withLock { ($0.names, $0.machine.tree.nodes.first) }
        guard let window else { return }
        for event in events {
            let signal = event.signal(names: names, window: window)
            try? await bus.emit(signal.member, signal.interface, from: signal.path, signal.arguments)
        }
    }
}
