import Glibc
import MediaModel

/// An X server of 1920x1080 that shows nothing to anybody (Xvfb), until `close`.
///
/// As on a desktop, the last window that closes leaves the server as it is: else it would be busy setting itself up anew
/// while the next program asks for its keyboard.
package final class VirtualScreen {
    /// As `DISPLAY` wants it.
    package let name: String
    private let server: ChildProcess

    /// How long a server may take to listen.
    private static let patience = Duration.seconds(10)

    /// Starts a server on a free display; nil where Xvfb is not installed or does not come up.
    package init?(environment: [String: String] = XDGDirectories.processEnvironment) {
        var ends: [Int32] = [-1, -1]
        guard let program = ExecutableSearch.path(of: "Xvfb", environment: environment), pipe(&ends) == 0 else {
            return nil
        }
        defer { Glibc.close(ends[0]) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let server = try? ChildProcess(
            executable: program,
            arguments: ["-displayfd", "1", "-screen", "0", "1920x1080x24", "-nolisten", "tcp", "-noreset"],
            environment: environment, output: ends[1])
        // The server's end alone keeps the pipe open: its death ends the waiting.
        Glibc.close(ends[1])
        guard let server, let number = VirtualScreen.number(from: ends[0]) else { return nil }
        (name, self.server) = (":\(number)", server)
    }

    package func close() {
        server.signal(SIGTERM)
        _ = server.wait(atMost: .seconds(3))
    }

    /// Waits for the first whole line that is a number: the server writes it once it listens, among its remarks.
    private static func number(from end: Int32) -> Int? {
        let deadline = ContinuousClock.now + patience
        var bytes: [UInt8] = []
        while true {
            let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
            if let number = lines.lazy.compactMap({ Int(String(decoding: $0, as: UTF8.self)) }).first { return number }
            var entry = pollfd(fd: end, events: Int16(POLLIN), revents: 0)
            let rest = (deadline - ContinuousClock.now).milliseconds
            guard rest > 0, poll(&entry, 1, Int32(rest)) > 0 else { return nil }
            var piece = [UInt8](repeating: 0, count: 256)
            let count = read(end, &piece, piece.count)
            guard count > 0 else { return nil }
            bytes += piece[..<count]
        }
    }
}
