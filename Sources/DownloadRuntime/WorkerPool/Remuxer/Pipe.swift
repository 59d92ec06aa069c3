import CLinux
import Glibc

/// The two ends of a pipe, closed on exec and with their owner.
final class Pipe {
    private(set) var readEnd: Int32
    private(set) var writeEnd: Int32

    /// Makes a pipe; nil when the system has no descriptor left.
    init?() {
        var ends: [Int32] = [-1, -1]
        let code = zentrio_pipe(&ends)
        (readEnd, writeEnd) = (ends[0], ends[1])
        if code != 0 { return nil }
    }

    deinit {
        closeReadEnd()
        closeWriteEnd()
    }

    func closeReadEnd() {
        if readEnd >= 0 { close(readEnd) }
        readEnd = -1
    }

    func closeWriteEnd() {
        if writeEnd >= 0 { close(writeEnd) }
        writeEnd = -1
    }
}
