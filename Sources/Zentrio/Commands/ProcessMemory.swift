import Foundation
import Glibc
import MediaModel

/// How much memory this process holds.
nonisolated enum ProcessMemory {
    /// Its resident pages, from `/proc/self/statm`; zero when the kernel does not say.
    static func resident() -> ByteCount {
        let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
        let fields = text.split(separator: " ")
        guard fields.count > 1, let pages = Int64(fields[1]) else { return .zero }
        return ByteCount(pages * Int64(sysconf(Int32(_SC_PAGESIZE))))
    }
}
