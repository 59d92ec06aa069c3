import Foundation
import Glibc

/// How long this process has been running, from the kernel's record of its start.
nonisolated enum ProcessAge {
    /// Milliseconds since `exec`, in steps of the kernel's clock tick (10 ms); 0 when the kernel does not say.
    static func milliseconds() -> Int {
        guard let record = try? String(contentsOfFile: "/proc/self/stat", encoding: .utf8),
            let uptime = try? String(contentsOfFile: "/proc/uptime", encoding: .utf8).split(separator: " ").first,
            let now = Double(uptime)
        else { return 0 }
        // The second field may hold spaces and ends with the last parenthesis; the start time is field 22.
        let fields = record.drop { $0 != ")" }.split(separator: " ")
        guard fields.count > 20, let ticks = Double(fields[20]) else { return 0 }
        return Int((now - ticks / Double(sysconf(Int32(_SC_CLK_TCK)))) * 1_000)
    }
}
