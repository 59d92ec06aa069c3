import CLinux
import Glibc

/// Wakes a thread that polls, from any other one.
final class WakePipe: Sendable {
    /// What the thread polls.
    let readEnd: Int32
    private let writeEnd: Int32

    /// Makes the pipe; nil when the system has no descriptor left.
    init?() {
        var ends: [Int32] = [-1, -1]
        let code = zentrio_pipe(&ends)
        (readEnd, writeEnd) = (ends[0], ends[1])
        guard code == 0 else { return nil }
        for end in ends { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
    }

    deinit {
        if readEnd >= 0 { close(readEnd) }
        if writeEnd >= 0 { close(writeEnd) }
    }

    /// Wakes the thread; a wake-up outlasts until the next poll, so none is lost.
    func raise() {
        var byte: UInt8 = 1
        // A full pipe will wake the thread, too.
        _ = write(writeEnd, &byte, 1)
    }

    /// Takes all wake-ups so far.
    func lower() {
        var bytes = [UInt8](repeating: 0, count: 256)
        while read(readEnd, &bytes, bytes.count) == bytes.count {}
    }
}
