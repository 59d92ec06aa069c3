import Dispatch
import DownloadRuntime
import Glibc

/// Ctrl-C and its kin: the first opens a gate, so that everything is committed; the second ends the program at once.
nonisolated final class Interruption {
    let gate = Gate()
    private let sources: [any DispatchSourceSignal]

    /// Starts listening; `onSignal` is called on another thread, and does nothing by default.
    init(onSignal: @escaping @Sendable () -> Void = {}) {
        let queue = DispatchQueue(label: "zentrio.interruption")
        let gate = gate
        sources = [SIGINT, SIGTERM, SIGHUP].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler { @Sendable in
                if gate.isOpen { _exit(ExitStatus.interrupted.rawValue) }
                gate.open()
                onSignal()
            }
            source.resume()
            return source
        }
    }
}
