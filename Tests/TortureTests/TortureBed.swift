import Foundation
import MediaModel
import Testing
import ZentrioTestSupport

/// A home for one program, a server with one title for it, and the means to disturb it.
struct TortureBed {
    /// How one run ended and what it said.
    struct Run {
        /// The exit code, or the negative number of the signal.
        let status: Int32
        let output: String
        /// What the preloaded library counted, by name.
        let counts: [String: Int]

        var wasKilled: Bool { status == -SIGKILL }
    }

    /// What the sockets on the way hold, and what a connection gets although another one took its range over.
    private static let slack = 1_500_000

    let folder: TestFolder
    let server: OriginServer
    let title: any TortureTitle
    /// Bytes a second of the server.
    let rate: Int

    /// Makes a bed.
    ///
    /// - Parameters:
    ///   - title: what the server has; the default is a film of 8 MiB.
    ///   - rate: the server's bytes a second.
    /// - Throws: what making folders or the server throws.
    init(_ title: any TortureTitle = WholeFilm(), rate: Int = 8 << 20) throws {
        folder = try TestFolder()
        server = try OriginServer()
        self.title = title
        self.rate = rate
        server.limitRate(to: rate)
        title.serve(on: server)
        for name in ["home", "grave"] {
            try FileManager.default.createDirectory(
                atPath: folder.path(name), withIntermediateDirectories: true)
        }
    }

    /// What the program is told to fetch.
    var address: String { get throws { try server.address(title.path).text } }
    var home: String { folder.path("home") }
    var outputFolder: String { home + "/out" }
    var filmPath: String { "\(outputFolder)/\(title.name)" }
    var partPath: String { filmPath + ".zentrio-part" }

    /// Has the program fetch the title.
    ///
    /// - Parameters:
    ///   - fault: what disturbs it; nil for nothing.
    ///   - boot: the kernel's boot that it sees, when a power loss is played.
    ///   - patience: after this time it is asked to end, which keeps what it has.
    /// - Returns: how it ended.
    /// - Throws: `Heartbeat.TimedOut` when it does not end.
    func get(under fault: Fault? = nil, boot: Int = 1, patience: Duration = .seconds(40)) async throws -> Run {
        let log = folder.path("strace")
        var command = [
            RunningProgram.zentrio, "get", try address, "--output", outputFolder,
        ]
        if let tracing = fault?.tracing(log: log), let strace = Strace.path { command = [strace] + tracing + command }
        let program = try RunningProgram(
            command[0], Array(command.dropFirst()), environment: try environment(for: fault, boot: boot),
            output: folder.path("output"))
        TortureTests.tally.ran()
        let status: Int32
        do {
            status = try await program.end(within: patience)
        } catch {
            program.terminate()
            status = try await program.end(within: .seconds(20))
        }
        return Run(status: status, output: program.output, counts: counts)
    }

    private func environment(for fault: Fault?, boot: Int) throws -> [String: String?] {
        var environment: [String: String?] = ["ZENTRIO_HOME": home, "http_proxy": nil, "all_proxy": nil]
        guard let orders = fault?.orders else { return environment }
        try TestFolder.write(Array("boot-\(boot)\n".utf8), to: folder.path("boot"))
        for (name, value) in orders { environment[name] = value }
        environment["LD_PRELOAD"] = Self.library
        environment["ZENTRIO_FAULT_FOLDER"] = home
        environment["ZENTRIO_FAULT_GRAVE"] = folder.path("grave")
        environment["ZENTRIO_FAULT_BOOT"] = folder.path("boot")
        environment["ZENTRIO_FAULT_REPORT"] = folder.path("report")
        return environment
    }

    /// The preloaded library: it lies beside the tests.
    private static let library = (RunningProgram.zentrio as NSString).deletingLastPathComponent + "/libPowerLoss.so"

    /// "calls=170 faults=1" of the library's report.
    private var counts: [String: Int] {
        let text = (try? String(contentsOfFile: folder.path("report"), encoding: .utf8)) ?? ""
        let pairs = text.split { $0 == " " || $0 == "\n" }.compactMap { pair -> (String, Int)? in
            let parts = pair.split(separator: "=")
            return parts.count == 2 ? Int(parts[1]).map { (String(parts[0]), $0) } : nil
        }
        return Dictionary(pairs) { $1 }
    }

    /// Runs the program undisturbed and looks at everything that must be so afterwards.
    ///
    /// - Parameters:
    ///   - fault: What disturbed it before.
    ///   - window: How long bytes may arrive before they are committed.
    /// - Returns: The bytes that were lost beyond the window, zero or less when it was kept: time is the one thing that a
    ///   busy machine may take from a case, so the caller decides.
    /// - Throws: what reading the files throws.
    func expectRecovery(from fault: Fault, window: Duration) async throws -> Int {
        let what = "\(fault)"
        let before = try StoredFacts(home: home)
        #expect(before.map { $0.integrity == "ok" } ?? true, "\(what): \(before?.integrity ?? "")")
        let sentBefore = server.sentBytes
        let isFinished = TestFolder.exists(filmPath)
        let kept = isFinished ? title.size : (fault.isPowerLoss ? before?.durable : before?.written) ?? 0
        // The same library tells it the boot: another one only after a power loss.
        let run = try await get(under: fault.orders == nil ? nil : .count, boot: fault.isPowerLoss ? 2 : 1)
        #expect(run.status == 0, "\(what): \(run.output)")
        let sent = server.sentBytes - sentBefore
        let refetched = max(0, sent - (title.size - kept))
        // From the beginning, a busy machine leaves more on the way: the first answer is cut when others take parts over.
        #expect(kept == 0 || refetched <= Self.slack, "\(what): \(sent) bytes came although \(kept) were committed")
        let uncommitted = isFinished ? 0 : max(0, sentBefore - kept)
        TortureTests.tally.refetched(max(0, server.sentBytes - title.size), uncommitted: uncommitted)
        try await expectOneFilm(what)
        let after = try #require(try StoredFacts(home: home), "\(what): no database")
        #expect(after.integrity == "ok", "\(what)")
        #expect(after.states == ["completed"], "\(what)")
        after.expectOrderedEvents(what)
        return uncommitted - max(1 << 20, Int(window.seconds * Double(rate))) - Self.slack
    }

    /// The title is there once, as it is on the server, and nothing unfinished.
    func expectOneFilm(_ what: String) async throws {
        let names = folder.files.filter { $0.hasPrefix("home/out/") || $0.hasPrefix("home/videos/") }
        #expect(names == ["home/out/\(title.name)"], "\(what)")
        guard TestFolder.exists(filmPath) else { return }
        #expect(try await title.isRight(filmPath), "\(what): other bytes than the server's")
    }
}

extension Duration {
    /// As a number of seconds.
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
