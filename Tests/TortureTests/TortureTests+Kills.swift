import MediaModel
import Testing
import ZentrioTestSupport

extension TortureTests {
    /// Bytes that arrived are committed after 250 ms, when they are a mebibyte; a busy machine takes longer.
    static let commitWindow = Duration.milliseconds(700)

    private static let killCalls = [
        "pwrite64", "write", "fdatasync", "fsync", "ftruncate", "rename", "renameat2", "unlink", "openat", "fallocate",
        "mkdir",
    ]

    @Test func kill_atEveryCall_losesNothing() async throws {
        guard try await Strace.isUsable(for: "kills at system calls") else { return }
        let counts = try await countCalls(Self.killCalls)
        let points = Self.killCalls.flatMap { call in
            // A thread more or less, and a later call of this kind: one point past the last one.
            (1...(counts[call] ?? 0) + 1).map { Fault.kill(call: call, at: $0) }
        }
        try await visit(points, share: 0.2, "kills at \(counts.keys.sorted().joined(separator: ", "))") { fault in
            try await kill(by: fault)
        }
    }

    @Test func crash_beforeAnyChangeOfAFile_losesNothing() async throws {
        let points = (1...(try await countChanges())).map { Fault.crash(at: $0) }
        try await visit(points, share: 0.07, "crashes at changes of files") { fault in
            try await kill(by: fault)
        }
    }

    private func kill(by fault: Fault) async throws {
        try await expectNoLateness(fault) {
            let bed = try TortureBed()
            defer { bed.server.close() }
            let run = try await bed.get(under: fault)
            #expect(run.wasKilled || run.status == 0, "\(fault): \(run.status) \(run.output)")
            if run.wasKilled { Self.tally.killed() }
            return try await bed.expectRecovery(from: fault, window: Self.commitWindow)
        }
    }

    /// How often the busiest thread makes each call in a download without faults; a call that does not occur is missing.
    func countCalls(_ calls: [String], _ bed: TortureBed? = nil) async throws -> [String: Int] {
        let bed = try bed ?? TortureBed()
        defer { bed.server.close() }
        let program = try RunningProgram(
            try #require(Strace.path),
            [
                "-f", "-qq", "-o", bed.folder.path("strace"), "-e",
                "trace=" + calls.joined(separator: ","),
            ]
                + [RunningProgram.zentrio, "get", try bed.address]
                + ["--output", bed.outputFolder],
            environment: ["ZENTRIO_HOME": bed.home], output: bed.folder.path("output"))
        #expect(try await program.end() == 0, "\(program.output)")
        let log = String(decoding: try TestFolder.read(bed.folder.path("strace")), as: UTF8.self)
        return Strace.mostCalls(inLog: log)
    }

    /// How many changes of files a download without faults makes.
    func countChanges(_ bed: TortureBed? = nil) async throws -> Int {
        let bed = try bed ?? TortureBed()
        defer { bed.server.close() }
        let run = try await bed.get(under: .count)
        #expect(run.status == 0, "\(run.output)")
        return try #require(run.counts["calls"], "the preloaded library did not report")
    }
}
