import Glibc
import Synchronization

/// One of the two outputs of the program: written at once, without a buffer, so that lines never mix.
nonisolated struct TerminalOutput: Sendable {
    /// What a command was asked for: paths, lists, JSON.
    static let standard = TerminalOutput(descriptor: STDOUT_FILENO)
    /// Everything that is said beside it: progress and failures.
    static let error = TerminalOutput(descriptor: STDERR_FILENO)

    /// What the system said first about text of the standard output that was lost; zero while nothing was.
    private static let firstLoss = Atomic<Int32>(0)

    let descriptor: Int32

    /// Why what was asked for could not be written, in the system's words; nil when it was, or when nobody reads any more.
    static var lossOfStandard: String? {
        let number = firstLoss.load(ordering: .relaxed)
        return number == 0 ? nil : String(cString: strerror(number))
    }

    /// Whether a person looks at it.
    var isTerminal: Bool { isatty(descriptor) == 1 }

    /// Columns and rows; nil when it is no terminal or does not tell.
    var size: (columns: Int, rows: Int)? {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return (Int(size.ws_col), Int(size.ws_row))
    }

    /// Writes a text whole; gives up when nobody reads any more, and notes what else keeps it from being written.
    func write(_ text: String) {
        guard let number = writeWhole(text), number != EPIPE, descriptor == STDOUT_FILENO else { return }
        _ = Self.firstLoss.compareExchange(expected: 0, desired: number, ordering: .relaxed)
    }

    /// Writes a text as far as it can be written; the number of the error that cut it short, nil when none did.
    func writeWhole(_ text: String) -> Int32? {
        var text = text
        return text.withUTF8 { bytes -> Int32? in
            var rest = UnsafeRawBufferPointer(bytes)
            while let start = rest.baseAddress, !rest.isEmpty {
                let count = Glibc.write(descriptor, start, rest.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return count < 0 ? errno : EIO }
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            }
            return nil
        }
    }

    func writeLine(_ text: String) {
        write(text + "\n")
    }
}
