import Dispatch
import DownloadRuntime
import Glibc

/// Ctrl-C and its kin: the first opens a gate, so that everything is committed; the second ends the program at once.
///
/// What the parent had ignored stays ignored, as nohup and a shell without job control want it; SIGTERM always ends.
nonisolated final class Interruption {
    let gate = Gate()
    private let sources: [any DispatchSourceSignal]

    /// Asked once: later, every one of them is ignored, by this program itself.
    private static let ignoredByParent = Set([SIGINT, SIGHUP].filter { isIgnored(signal($0, SIG_IGN)) })

    /// Starts listening; `onSignal` is called on another thread, and does nothing by default.
    init(onSignal: @escaping @Sendable () -> Void = {}) {
        let queue = DispatchQueue(label: "zentrio.interruption")
        let gate = gate
        let wanted = [SIGINT, SIGTERM, SIGHUP].filter { !Self.ignoredByParent.contains($0) }
        sources = wanted.map { number in
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

    private static func isIgnored(_ handler: sighandler_t?) -> Bool {
        unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    }
}
