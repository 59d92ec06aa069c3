import Glibc

/// One of the two outputs of the program: written at once, without a buffer, so that lines never mix.
nonisolated struct TerminalOutput: Sendable {
    /// What a command was asked for: paths, lists, JSON.
    static let standard = TerminalOutput(descriptor: STDOUT_FILENO)
    /// Everything that is said beside it: progress and failures.
    static let error = TerminalOutput(descriptor: STDERR_FILENO)

    let descriptor: Int32

    /// Whether a person looks at it.
    var isTerminal: Bool { isatty(descriptor) == 1 }

    /// Columns and rows; nil when it is no terminal or does not tell.
    var size: (columns: Int, rows: Int)? {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return (Int(size.ws_col), Int(size.ws_row))
    }

    /// Writes a text whole; gives up when nobody reads any more.
    func write(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while let start = rest.baseAddress, !rest.isEmpty {
                let count = Glibc.write(descriptor, start, rest.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return }
                rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            }
        }
    }

    func writeLine(_ text: String) {
        write(text + "\n")
    }
}
