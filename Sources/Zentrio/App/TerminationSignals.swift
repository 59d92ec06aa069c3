import Dispatch
import Glibc
import Synchronization

/// Notes SIGINT, SIGTERM and SIGHUP, so that downloads are committed before the program ends.
final class TerminationSignals {
    private nonisolated final class Flag: Sendable {
        let isRaised = Mutex(false)
    }

    private let flag = Flag()
    private var sources: [any DispatchSourceSignal] = []

    /// Starts listening; `onSignal` is called on another thread.
    init(onSignal: @escaping @Sendable () -> Void) {
        let queue = DispatchQueue(label: "zentrio.signals")
        for number in [SIGINT, SIGTERM, SIGHUP] {
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler { @Sendable [flag] in
                flag.isRaised.withLock { $0 = true }
                onSignal()
            }
            source.resume()
            sources.append(source)
        }
    }

    /// Whether one of them came.
    var wasReceived: Bool { flag.isRaised.withLock { $0 } }
}
