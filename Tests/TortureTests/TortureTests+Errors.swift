import Testing
import ZentrioTestSupport

extension TortureTests {
    /// The calls, the errors that each may bring, and whether it is the part file's.
    private static let errors: [(call: String, codes: [String])] = [
        ("pwrite64", ["ENOSPC", "EIO", "EINTR", "EDQUOT"]), ("fdatasync", ["EIO", "EINTR", "ENOSPC"]),
        ("fsync", ["EIO", "EINTR", "ENOSPC"]), ("ftruncate", ["EIO", "EINTR", "ENOSPC"]),
        ("fallocate", ["ENOSPC", "EOPNOTSUPP", "EINTR", "EIO"]), ("renameat2", ["EIO", "ENOSPC", "EINVAL"]),
        ("unlink", ["EIO"]), ("openat", ["EIO", "EINTR", "ENOSPC", "EMFILE", "EACCES"]),
    ]

    /// What a call brings that a signal or a missing feature interrupted: the user must not notice.
    private static func isHarmless(_ call: String, _ code: String) -> Bool {
        switch code {
        case "EINTR": true
        case "EOPNOTSUPP", "EINVAL": true
        case "EIO": call == "fallocate"
        default: false
        }
    }

    @Test func error_ofAnyCall_losesNothing() async throws {
        guard try await Strace.isUsable(for: "errors of system calls") else { return }
        let points = Self.errors.flatMap { call, codes in
            codes.flatMap { code in
                [1, 2, 3, 5, 8].flatMap { number in
                    [
                        (call, code, number, false, true), (call, code, number, true, true),
                        (call, code, number, false, false),
                    ]
                }
            }
        }
        try await visit(points, share: 0.15, "errors of calls") { call, code, number, isLasting, isFilm in
            // An interruption that never ends is no interruption.
            guard !(code == "EINTR" && isLasting) else { return }
            let bed = try TortureBed(WholeFilm(size: 4 << 20))
            defer { bed.server.close() }
            let store = bed.home + "/data/profiles/default/downloads.sqlite"
            let fault = Fault.error(
                call: call, code: code, at: number, isLasting: isLasting,
                paths: isFilm ? [bed.partPath, bed.filmPath, bed.outputFolder] : [store, store + "-wal"])
            let isHarmless = isFilm && Self.isHarmless(call, code)
            let run = try await bed.get(under: fault, patience: .seconds(isHarmless ? 40 : 8))
            // Whatever it is, the program ends by itself or when asked, with a number that is documented.
            #expect([0, 1, 2, 3, 5, 130].contains(run.status), "\(fault): \(run.status) \(run.output)")
            if isHarmless { #expect(run.status == 0, "\(fault): \(run.output)") }
            Self.tally.injected(try Self.injections(bed))
            _ = try await bed.expectRecovery(from: fault, window: .seconds(10))
        }
    }

    @Test func shortWrites_areFinished() async throws {
        try await visit(Array(1...8), share: 0.03, "short writes") { number in
            let bed = try TortureBed(WholeFilm(size: 3 << 20))
            defer { bed.server.close() }
            let fault = Fault.shortWrites(every: number)
            let run = try await bed.get(under: fault)
            // SQLite takes a short write for a full disk; the film itself must not suffer.
            #expect([0, 1, 5].contains(run.status), "\(fault): \(run.status) \(run.output)")
            Self.tally.injected(run.counts["faults"] ?? 0)
            _ = try await bed.expectRecovery(from: fault, window: .seconds(10))
        }
    }

    private static func injections(_ bed: TortureBed) throws -> Int {
        let log = String(decoding: try TestFolder.read(bed.folder.path("strace")), as: UTF8.self)
        return log.split(separator: "\n").count { $0.contains("(INJECTED)") }
    }
}
