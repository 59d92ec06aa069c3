import Foundation
import Glibc

/// Reads what a started window says of its start.
nonisolated final class StartLog {
    private let file: FileHandle
    private(set) var text = ""

    init(_ file: FileHandle) {
        self.file = file
    }

    /// Waits for a line and returns its figure; nil when it does not come in time.
    func milliseconds(after event: String, within patience: Duration) -> Duration? {
        let clock = ContinuousClock()
        let deadline = clock.now + patience
        while true {
            if let found = StartLog.milliseconds(of: event, in: text) { return found }
            let rest = deadline - clock.now
            guard rest > .zero, isReadable(within: rest) else { return nil }
            let data = file.availableData
            guard !data.isEmpty else { return nil }
            text += String(decoding: data, as: UTF8.self)
        }
    }

    /// The figure of the first whole line that tells of an event: "milliseconds=77 [Zentrio] first frame".
    static func milliseconds(of event: String, in text: String) -> Duration? {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        guard let line = lines.first(where: { $0.hasSuffix(event) }),
            let figure = line.split(separator: " ").first(where: { $0.hasPrefix("milliseconds=") })
        else { return nil }
        return Int(figure.dropFirst("milliseconds=".count)).map { .milliseconds($0) }
    }

    private func isReadable(within rest: Duration) -> Bool {
        var entry = pollfd(fd: file.fileDescriptor, events: Int16(POLLIN), revents: 0)
        return poll(&entry, 1, Int32(clamping: Int(rest / .milliseconds(1)))) > 0
    }
}
