import Foundation
import Glibc

/// Reads what a started window says of its start.
nonisolated final class StartLog {
    private let file: FileHandle
    private(set) var text = ""

    init(_ file: FileHandle) {
        self.file = file
    }

    /// Waits for a line; nil when it does not come in time.
    ///
    /// - Parameters:
    ///   - event: What the line ends with, as "first frame".
    ///   - start: When the program was asked for. What it says of its age comes from the kernel, in steps of 10 ms.
    ///   - patience: How long to wait from now.
    /// - Returns: How long after the start the line was here.
    func time(of event: String, since start: ContinuousClock.Instant, within patience: Duration) -> Duration? {
        let clock = ContinuousClock()
        let deadline = clock.now + patience
        while !StartLog.tells(of: event, text) {
            let rest = deadline - clock.now
            guard rest > .zero, isReadable(within: rest) else { return nil }
            let data = file.availableData
            guard !data.isEmpty else { return nil }
            text += String(decoding: data, as: UTF8.self)
        }
        return clock.now - start
    }

    /// Whether a whole line tells of an event: "milliseconds=77 [Zentrio] first frame".
    static func tells(of event: String, _ text: String) -> Bool {
        text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().contains { $0.hasSuffix(event) }
    }

    private func isReadable(within rest: Duration) -> Bool {
        var entry = pollfd(fd: file.fileDescriptor, events: Int16(POLLIN), revents: 0)
        return poll(&entry, 1, Int32(clamping: Int(rest / .milliseconds(1)))) > 0
    }
}
