import Glibc
import Synchronization

/// One run of mpv: the process, the socket for its messages and the one for its error lines.
final class MPVSession: Sendable {
    private let process: ChildProcess
    private let socket: MPVSocket
    private let output: MPVSocket
    private let closingLimit: Duration
    private let closeRequested = Mutex(false)

    /// Starts mpv.
    ///
    /// - Throws: `ChildProcess.StartError` when the system refuses.
    init(
        executable: String, request: PlaybackRequest, configuration: PlayerConfiguration
    ) throws(ChildProcess.StartError) {
        let (ours, theirs) = try MPVSocket.makePair()
        let printed = try MPVSocket.makePair()
        // Read only at the end: lines that do not fit until then are lost, but never hold mpv up.
        printed.theirs.stopBlocking()
        // Written before mpv lives, so that it reads its orders before it opens the file.
        ours.send(MPVMessage.subscriptions)
        process = try ChildProcess(
            executable: executable, arguments: MPVArguments.arguments(for: request, configuration: configuration),
            environment: configuration.environment, inheriting: theirs.descriptor,
            output: printed.theirs.descriptor)
        socket = ours
        output = printed.ours
        closingLimit = configuration.closingLimit
    }

    /// Asks mpv to quit; from any thread, any number of times.
    func close() {
        closeRequested.withLock { $0 = true }
        socket.finishSending()
    }

    /// Blocks until mpv is gone.
    func run(reporting report: (PlaybackEvent) -> Void) -> PlaybackOutcome {
        let start = ContinuousClock.now
        var machine = PlayerStateMachine()
        var lines = LineBuffer()
        var deadline: ContinuousClock.Instant?
        reading: while true {
            if deadline == nil, closeRequested.withLock({ $0 }) {
                deadline = .now + closingLimit
                _ = machine.handle(.closeRequested, at: .now - start)
            }
            if let deadline, deadline <= .now { break }
            // mpv tells its position with every picture; the second is for one that hangs.
            switch socket.receive(waiting: .seconds(1)) {
            case .bytes(let bytes):
                let inputs = lines.append(bytes).compactMap(MPVMessage.input)
                for event in inputs.flatMap({ machine.handle($0, at: .now - start) }) { report(event) }
            case .nothing: continue
            case .closed: break reading
            }
        }
        let exit = end()
        return machine.outcome(of: exit, log: lastPrintedLines())
    }

    /// The last eight lines that mpv printed; all of them are errors.
    private func lastPrintedLines() -> [String] {
        var lines = LineBuffer()
        var printed: [[UInt8]] = []
        while case .bytes(let bytes) = output.receive(waiting: .zero) {
            printed = (printed + lines.append(bytes)).suffix(8)
        }
        return printed.map { String(decoding: $0, as: UTF8.self) }
    }

    private func end() -> ChildProcess.Exit {
        if let exit = process.wait(atMost: closingLimit) { return exit }
        process.signal(SIGKILL)
        return process.wait()
    }
}
