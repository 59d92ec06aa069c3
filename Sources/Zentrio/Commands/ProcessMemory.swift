import Foundation
import Glibc
import MediaModel

/// How much memory a process holds.
nonisolated enum ProcessMemory {
    /// The resident pages of a process, from `/proc/<id>/statm`; zero when the kernel does not say.
    ///
    /// - Parameter process: Its number; the default is this one's.
    /// - Returns: The bytes.
    static func resident(of process: Int32 = getpid()) -> ByteCount {
        let text = (try? String(contentsOfFile: "/proc/\(process)/statm", encoding: .utf8)) ?? ""
        let fields = text.split(separator: " ")
        guard fields.count > 1, let pages = Int64(fields[1]) else { return .zero }
        return ByteCount(pages * Int64(sysconf(Int32(_SC_PAGESIZE))))
    }
}
