import Testing
import ZentrioTestSupport

/// The tool that makes system calls fail.
enum Strace {
    /// Its absolute path; nil when it is not installed.
    static let path = RunningProgram.path(of: "strace")

    /// Why it cannot be used here; nil when it can: containers may forbid one process to watch another.
    static func obstacle() async throws -> String? {
        guard let path else { return "strace is not installed" }
        let folder = try TestFolder()
        let trial = try RunningProgram(
            path, ["-f", "-qq", "-o", "/dev/null", "-e", "inject=openat:error=ENOSPC:when=1", "/bin/true"],
            output: folder.path("output"))
        // The loader cannot open its cache: true then fails or not, but strace itself says nothing.
        _ = try await trial.end()
        return trial.output.contains("strace:") ? "strace may not trace here (ptrace is forbidden)" : nil
    }

    /// Whether a test can use it; says so in the report when not, because a test that was left out must be seen.
    static func isUsable(for what: String) async throws -> Bool {
        guard let obstacle = try await obstacle() else { return true }
        print("torture: LEFT OUT \(what): \(obstacle)")
        return false
    }

    /// How often the busiest thread made each call, from a log of `-o`.
    static func mostCalls(inLog text: String) -> [String: Int] {
        var counts: [String: [Substring: Int]] = [:]
        for line in text.split(separator: "\n") {
            let fields = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
            guard fields.count == 2, let end = fields[1].firstIndex(of: "("), !fields[1].hasPrefix("<") else {
                continue
            }
            counts[String(fields[1][..<end].drop { $0 == " " }), default: [:]][fields[0], default: 0] += 1
        }
        return counts.mapValues { $0.values.max() ?? 0 }
    }
}
