import ArgumentParser
import DownloadRuntime
import Manifests
import MediaModel
import MediaSources
import Transfer

/// `zentrio manifest`: prints the plan that an HLS playlist or a DASH manifest becomes.
struct ManifestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manifest", abstract: "Prints the segments of an HLS playlist or a DASH manifest as JSON.",
        discussion: """
            A file is read without a network: what it refers to counts only when it lies beside it.

            Exit codes: 0 done, 2 wrong usage, 3 unreadable or invalid, 4 protected or live.
            """)

    @Argument(help: "A file, or the address of a manifest.")
    var manifest: String

    @Option(help: "The address that a file counts as; its references resolve against it.")
    var base: String?

    @Option(name: .customLong("header"), help: "A header for every request, \"Name: value\"; may be repeated.")
    var headers: [String] = []

    @Flag(help: "Prints JSON, as it does anyway.")
    var json = false

    func validate() throws {
        if let wrong = headers.first(where: { HeaderField(line: $0) == nil }) {
            throw ValidationError("'\(wrong)' is no header; write \"Name: value\".")
        }
        if let base, (try? WebAddress(base)) == nil { throw ValidationError("'\(base)' is no web address.") }
    }

    func run() throws {
        if let address = try? WebAddress(manifest) { return try fetch(address) }
        do throws(ManifestError) {
            try Self.show(try ManifestFolder(path: WorkingFolder.absolutePath(manifest) ?? manifest, base: base).plan())
        } catch {
            throw CommandFailure(error)
        }
    }

    private func fetch(_ address: WebAddress) throws {
        let fields = headers.compactMap(HeaderField.init(line:))
        try ForegroundTask.run { task in
            do throws(MediaSourceError) {
                let loader = ManifestLoader(
                    fetcher: VisitorNetwork(TransferEngine()), headers: fields, now: RuntimeClock.system.timestamp())
                let plan = try await loader.plan(at: address, selector: nil)
                do throws(ManifestError) {
                    try Self.show(plan)
                } catch {
                    task.end(.failure(CommandFailure(error)))
                }
            } catch {
                // The cause names line and element.
                let isRead = error.code == .badManifest || error.code == .noVideo
                task.end(.failure(CommandFailure(.networkFailed, isRead ? error.cause : error.sentence)))
            }
        }
    }

    /// Segments of all tracks that are printed at most: two hundred tracks of a day in segments of ten seconds.
    nonisolated private static let mostSegments = 2_000_000

    /// Prints a plan, also one of what may not be saved.
    ///
    /// - Throws: `drmProtected`, `live` or `tooLarge`.
    nonisolated private static func show(_ plan: SegmentPlan) throws(ManifestError) {
        let count = plan.periods.flatMap(\.tracks).reduce(0) { $0 + $1.segments.count }
        guard count <= mostSegments else {
            throw ManifestError(.tooLarge, "The manifest describes \(count) segments, which is no title.")
        }
        var printer = ManifestPrinter { TerminalOutput.standard.write($0) }
        try? printer.print(plan)
        try plan.requireDownloadable()
    }
}

nonisolated extension CommandFailure {
    /// What is wrong with a manifest, and where.
    init(_ error: ManifestError) {
        let isRefused = error.code == .drmProtected || error.code == .live
        self.init(isRefused ? .refused : .networkFailed, isRefused ? error.sentence : error.description)
    }
}
