import CLinux
import Glibc

/// The pipes between a child and its thread: what it writes, and what it is fed.
///
/// Belongs to that thread.
final class ChildPipes {
    /// What is kept of standard error.
    private static let errorLimit = 4096
    /// How long a full pipe is left alone while the child reads from it, in microseconds.
    ///
    /// A turn for every page that the child reads would cost more than the page; but a child at its best reads a whole pipe
    /// in less than two milliseconds, and must not find it empty.
    private static let restOfFullPipe: Int64 = 1_000

    /// How the pipes are after a turn.
    private struct Level {
        /// Those that had no room for all that there is.
        var full: [Int32] = []
        var hasMoved = false
    }

    /// A feed and its pipe.
    private struct Intake {
        var feed: PipeFeed
        var pipe: Pipe
    }

    /// What the child gets, numbered from 0.
    var childEnds: [Int32] { [null, output.writeEnd, errors.writeEnd] + intakes.map(\.pipe.readEnd) }

    private let null: Int32
    private let output: Pipe
    private let errors: Pipe
    private let wake: WakePipe
    private var intakes: [Intake]
    private var lines = LineCutter()
    private var errorTail: [UInt8] = []

    /// Makes the pipes; nil when the system has no descriptor left.
    init?(feeds: [PipeFeed]) {
        null = open("/dev/null", O_RDONLY | O_CLOEXEC)
        let pipes = feeds.compactMap { _ in Pipe() }
        intakes = zip(feeds, pipes).map { Intake(feed: $0, pipe: $1) }
        guard null >= 0, pipes.count == feeds.count, let output = Pipe(), let errors = Pipe(), let wake = WakePipe()
        else {
            // What has not got all its values is not destroyed.
            if null >= 0 { close(null) }
            return nil
        }
        self.output = output
        self.errors = errors
        self.wake = wake
        for intake in intakes {
            // Where the system allows less, less it is.
            _ = zentrio_set_pipe_size(intake.pipe.writeEnd, Int32(PipeFeed.pieceSize))
            _ = fcntl(intake.pipe.writeEnd, F_SETFL, O_NONBLOCK)
            intake.feed.onChange { wake.raise() }
        }
    }

    deinit {
        if null >= 0 { close(null) }
    }

    /// Leaves to the child what is its own, so that each side sees when the other one is gone.
    func closeChildEnds() {
        output.closeWriteEnd()
        errors.closeWriteEnd()
        for intake in intakes { intake.pipe.closeReadEnd() }
    }

    /// Feeds the child and takes its lines until it has closed its output.
    ///
    /// - Returns: the end of its standard error.
    func run(onLine: (Substring) -> Void) -> String {
        while output.readEnd >= 0 || errors.readEnd >= 0 {
            let level = feed()
            // A descriptor of minus one is passed over.
            var waits = [output.readEnd, errors.readEnd, wake.readEnd].map {
                pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
            }
            let rests = !level.full.isEmpty && level.hasMoved
            // A child that reads nothing waits for another pipe, maybe for long.
            if !rests { waits += level.full.map { pollfd(fd: $0, events: Int16(POLLOUT), revents: 0) } }
            let time = rests ? Self.restOfFullPipe : -1
            guard zentrio_poll(&waits, UInt(waits.count), time) >= 0 || errno == EINTR else { break }
            if waits[2].revents != 0 { wake.lower() }
            if waits[0].revents != 0 { readOutput(onLine) }
            if waits[1].revents != 0 { readErrors() }
        }
        return String(decoding: errorTail, as: UTF8.self)
    }

    /// Moves what can be moved now.
    private func feed() -> Level {
        var level = Level()
        var open: [Intake] = []
        for intake in intakes {
            switch turns(of: intake, &level) {
            case .done: intake.pipe.closeWriteEnd()
            case .full:
                level.full.append(intake.pipe.writeEnd)
                open.append(intake)
            case .empty, .moved: open.append(intake)
            }
        }
        intakes = open
        return level
    }

    private func turns(of intake: Intake, _ level: inout Level) -> PipeFeed.Turn {
        while true {
            let turn = intake.feed.move(into: intake.pipe.writeEnd)
            guard case .moved = turn else { return turn }
            level.hasMoved = true
        }
    }

    private func readOutput(_ onLine: (Substring) -> Void) {
        guard let bytes = read(output.readEnd) else { return output.closeReadEnd() }
        for line in lines.add(bytes) { onLine(line) }
    }

    private func readErrors() {
        guard let bytes = read(errors.readEnd) else { return errors.closeReadEnd() }
        errorTail = Array((errorTail + bytes).suffix(Self.errorLimit))
    }

    /// What is there; nil at the end.
    private func read(_ descriptor: Int32) -> ArraySlice<UInt8>? {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = Glibc.read(descriptor, &buffer, buffer.count)
        if count < 0, errno == EINTR { return [] }
        return count > 0 ? buffer[..<count] : nil
    }
}
