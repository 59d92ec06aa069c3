import Testing

/// A rule about single lines: what they must not hold, and where they may all the same.
struct LineRule: Sendable, CustomTestStringConvertible {
    enum Place: Sendable {
        case sources
        case tests
        case everywhere
    }

    /// What to do instead; the failure says it.
    let advice: String
    let place: Place
    /// A regular expression for what breaks the rule.
    let pattern: String
    /// A regular expression that excuses a line when it matches there or in the next three.
    var excuse: String?
    /// The files in which the rule does not hold, by name without ending.
    var exceptions: Set<String> = []
    /// A line that breaks the rule and one that does not, so that the rule itself is tested.
    let examples: (bad: String, good: String)

    var testDescription: String { advice }

    func holds(in file: SourceFile) -> Bool {
        guard !exceptions.contains(file.name) else { return false }
        switch place {
        case .sources: return file.path.hasPrefix("Sources/")
        case .tests: return file.path.hasPrefix("Tests/")
        case .everywhere: return true
        }
    }

    /// The numbers of the lines that break the rule.
    func violations(in file: SourceFile) throws -> [Int] {
        let pattern = try Regex(pattern).wordBoundaryKind(.simple)
        let excuse = try excuse.map { try Regex($0).wordBoundaryKind(.simple) }
        return file.code.indices.filter { index in
            guard file.code[index].contains(pattern) else { return false }
            guard let excuse else { return true }
            return !file.code[index..<min(index + 4, file.code.count)].contains { $0.contains(excuse) }
        }.map { $0 + 1 }
    }
}

extension LineRule {
    static let all = [
        LineRule(
            advice: "`package` is the widest access level of an app", place: .everywhere,
            pattern:
                #"\b(public|open)\s+(static |final |private\(set\) |mutating )*(func|var|let|struct|class|enum|protocol|actor|init|typealias|extension|import|subscript)\b"#,
            examples: (bad: "public struct Film {", good: "package struct Film { // public")),
        LineRule(
            advice: "a task is created in the group of the run() that owns it", place: .everywhere,
            pattern: #"\bTask\s*(\.detached|\.immediate|<[^>]*>|\(|\{)"#,
            // The window and the commands wait for theirs on the first thread.
            exceptions: ["AppRun", "ForegroundTask"],
            examples: (bad: "let task = Task { await run() }", good: "group.addTask { await run() }")),
        LineRule(
            advice: "a stream says with bufferingPolicy what happens when it is full", place: .everywhere,
            pattern:
                #"\bAsync(Throwing)?Stream(<.*>)?(\(|\.makeStream)|(=|return|\() *Async(Throwing)?Stream<.*> *\{"#,
            excuse: #"\bbufferingPolicy\b|\bunfolding\b"#,
            examples: (
                bad: "let stream = AsyncStream<Int> { continuation in",
                good: "AsyncStream(Int.self, bufferingPolicy: .bufferingNewest(1)) {"
            )),
        LineRule(
            advice: "a test drives a ManualClock; it neither sleeps nor asks what time it is", place: .tests,
            pattern: #"\.sleep\(|\b(u|nano)?sleep\(|\bDate\(\)|\bDate\.now\b"#,
            exceptions: ["ManualClock", "CuttingClock"],
            examples: (bad: "try await Task.sleep(for: .seconds(1))", good: "clock.advance(by: .seconds(1))")),
        LineRule(
            advice: "only the settings and the directories read the environment; others get it as an argument",
            place: .sources, pattern: #"\bProcessInfo\b|\bgetenv\(|\bsecure_getenv\("#,
            exceptions: ["Settings", "XDGDirectories", "ResourceDirectory"],
            examples: (bad: "ProcessInfo.processInfo.environment", good: "directories.environment")),
        LineRule(
            advice: "a name says what a thing does, not that it helps", place: .everywhere,
            pattern:
                #"\b(struct|class|enum|protocol|actor)\s+\w*(Utils?|Utilities|Utility|Helpers?|Common|Manager|Misc)\b"#,
            examples: (bad: "final class DownloadManager {", good: "FileManager.default")),
    ]
}
