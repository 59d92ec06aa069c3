import DesktopIntegration
import DownloadRuntime
import MediaModel
import MediaSources
import Transfer

/// One run of `get`: finds out what the links are, has the runtime fetch them, shows the progress.
nonisolated struct GetRun {
    /// Links that are looked at at the same time.
    private static let lookupLimit = 4
    /// The waits before a link is looked at again when the server failed.
    private static let lookupPauses = [Duration.seconds(1), .seconds(5)]
    /// The longest Retry-After that is believed while somebody sits in front of the command.
    private static let longestLookupPause = Duration.seconds(60)

    private let options: GetOptions
    private let session: RuntimeSession
    private let clock = RuntimeClock.system
    private var board = GetBoard()
    private var display: ProgressDisplay
    private var foundCount = 0

    /// Opens the profile's runtime, with the rest of its queue left alone.
    ///
    /// - Parameters:
    ///   - options: what was asked for.
    ///   - directories: where files belong.
    /// - Throws: `CommandFailure` when another Zentrio runs the downloads, or the database cannot be opened.
    init(_ options: GetOptions, directories: XDGDirectories) throws(CommandFailure) {
        self.options = options
        do throws(RuntimeSession.Failure) {
            session = try RuntimeSession(directories: directories) { $0.policy.startsOnly = [] }
        } catch {
            throw CommandFailure(.failed, error.sentence)
        }
        display = ProgressDisplay(output: .error, now: clock.now)
    }

    /// Runs until every link is at its end, or until the interruption.
    ///
    /// - Parameters:
    ///   - interruption: opens with Ctrl-C.
    ///   - end: takes the status as soon as everything is committed.
    func run(interruption: Gate, end: @escaping @Sendable (ExitStatus) -> Void) async {
        let run = self
        let runtime = session.runtime
        await withTaskGroup(of: ExitStatus?.self) { group in
            group.addTask {
                await runtime.run()
                return nil
            }
            group.addTask {
                await interruption.wait()
                return .interrupted
            }
            group.addTask {
                var run = run
                return await run.fetch(until: interruption)
            }
            var isEnded = false
            for await status in group {
                guard let status, !isEnded else { continue }
                isEnded = true
                await runtime.shutdown()
                if status == .interrupted { Self.sayInterrupted() }
                end(status)
                // Whoever still waits has nothing to wait for.
                interruption.open()
                group.cancelAll()
            }
        }
    }

    /// Fetches every link; nil when the runtime was shut down meanwhile.
    private mutating func fetch(until interruption: Gate) async -> ExitStatus? {
        let events = session.runtime.events()
        await enqueueLinks()
        display.show(board.rows, isUrgent: true)
        for row in board.rows { tell(row) }
        while board.ending == nil {
            // After an interruption downloads go back into the queue, which is nothing to show.
            guard let event = await events.next(), !interruption.isOpen else { return nil }
            await take(event)
        }
        finish()
        return board.ending
    }

    // MARK: Links

    private mutating func enqueueLinks() async {
        let found = await resolveAll()
        var policy = session.policy
        policy.startsOnly = []
        for (link, result) in zip(options.links, found) {
            do throws(CommandFailure) {
                let download = try await enqueue(try result.get(), link: link)
                policy.startsOnly?.insert(download.id)
                board.add(download, link: link)
            } catch {
                refuse(error, link: link)
            }
        }
        _ = try? await session.runtime.send(.applyConfiguration(policy))
        // What was paused in the window goes on, because it was asked for just now.
        for row in board.rows { _ = try? await session.runtime.send(.start(row.download.id)) }
        for download in await session.runtime.downloads() { _ = board.replace(with: download) }
    }

    /// Looks at all links, a few at a time, and keeps their order.
    private func resolveAll() async -> [Result<ResolvedLink, CommandFailure>] {
        let resolver = session.resolver
        let options = options
        return await withTaskGroup(of: (Int, Result<ResolvedLink, CommandFailure>).self) { group in
            var results: [Int: Result<ResolvedLink, CommandFailure>] = [:]
            for (index, link) in options.links.enumerated() {
                if index >= Self.lookupLimit, let (done, result) = await group.next() { results[done] = result }
                group.addTask { (index, await Self.resolve(link, options: options, resolver: resolver)) }
            }
            for await (index, result) in group { results[index] = result }
            return options.links.indices.map { results[$0] ?? .failure(CommandFailure(.failed, "")) }
        }
    }

    private static func resolve(
        _ link: String, options: GetOptions, resolver: LinkResolver
    ) async -> Result<ResolvedLink, CommandFailure> {
        var pauses = lookupPauses.makeIterator()
        while true {
            do throws(MediaSourceError) {
                return .success(try await resolver.resolve(link, headers: options.headers))
            } catch {
                guard error.mayPass, let pause = pauses.next(), await wait(pause, asked: error.retryAfter) else {
                    return .failure(CommandFailure(error))
                }
            }
        }
    }

    /// Waits before a link is looked at again, at least as long as the server asks; false when the command ends.
    private static func wait(_ pause: Duration, asked retryAfter: String?) async -> Bool {
        let clock = RuntimeClock.system
        let now = clock.timestamp()
        let asked = RetryAfter.parse(retryAfter, now: now).map { now.duration(to: $0) } ?? .zero
        do {
            try await clock.sleep(clock.now() + max(pause, min(asked, longestLookupPause)))
            return true
        } catch {
            return false
        }
    }

    private func enqueue(_ found: ResolvedLink, link: String) async throws(CommandFailure) -> Download {
        guard let stream = StreamChoice.stream(for: options.quality, among: found.streams) else {
            throw CommandFailure(.refused, "No video found at this address.")
        }
        noteLanguages(found)
        let request = DownloadRequest(
            item: found.item, stream: stream, quality: options.quality, tracks: options.tracks, priority: .next,
            outputDirectory: options.outputDirectory)
        do {
            guard let download = try await session.runtime.send(.enqueue(request)).download else {
                throw CommandFailure(.failed, "The download could not be added.")
            }
            return download
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(.failed, "The download could not be added.")
        }
    }

    /// A plain file has the languages that it has; that the wanted one is not among them is worth a line.
    private func noteLanguages(_ found: ResolvedLink) {
        if let wanted = options.audioLanguage, !Self.holds(found.audioLanguages, wanted) {
            TerminalOutput.error.writeLine("\(found.item.displayTitle): no sound in \(wanted) is known of.")
        }
        if let wanted = options.subtitleLanguage, !Self.holds(found.subtitleLanguages, wanted) {
            TerminalOutput.error.writeLine("\(found.item.displayTitle): no subtitles in \(wanted) are known of.")
        }
    }

    /// Whether "de" is among "de-AT", "en".
    private static func holds(_ languages: [String], _ wanted: String) -> Bool {
        languages.contains {
            $0.lowercased() == wanted.lowercased() || $0.lowercased().hasPrefix("\(wanted.lowercased())-")
        }
    }

    private mutating func refuse(_ failure: CommandFailure, link: String) {
        board.refuse(failure)
        let prefix = options.links.count > 1 ? "\(link): " : ""
        TerminalOutput.error.writeLine(prefix + failure.sentence)
    }

    // MARK: Progress

    private mutating func take(_ event: DownloadEvent) async {
        var changed: [GetRow] = []
        if case .resync = event {
            changed = await session.runtime.downloads().compactMap { board.replace(with: $0) }
        } else if case .warning(let warning) = event {
            note(warning)
        } else if let row = board.apply(event) {
            changed = [row]
        }
        display.show(board.rows, isUrgent: !changed.isEmpty)
        for row in changed { tell(row) }
    }

    /// Prints what is final about a row: its path at once where a program reads along, else after the bars.
    private func tell(_ row: GetRow) {
        guard !TerminalOutput.standard.isTerminal else { return }
        if row.download.state == .completed || row.download.state == .failed { printResult(of: row) }
    }

    private func finish() {
        for row in board.rows {
            let isTold = row.download.state == .completed || row.download.state == .failed
            if TerminalOutput.standard.isTerminal || !isTold { printResult(of: row) }
            if let sentence = Self.closingSentence(of: row) { sayFailure(sentence, of: row) }
        }
    }

    private func printResult(of row: GetRow) {
        if options.printsJSON {
            if let text = try? JSONText.text(GetReport(row), isPretty: false) {
                TerminalOutput.standard.writeLine(text)
            }
        } else if let path = row.download.finalPath, row.download.state == .completed {
            TerminalOutput.standard.writeLine(path)
        }
    }

    private func sayFailure(_ sentence: String, of row: GetRow) {
        let prefix = options.links.count > 1 ? "\(row.title): " : ""
        TerminalOutput.error.writeLine(prefix + sentence)
    }

    private func note(_ warning: RuntimeWarning) {
        guard let id = warning.id, board.rows.contains(where: { $0.download.id == id }) else { return }
        if warning.code != .stalled || !TerminalOutput.error.isTerminal {
            TerminalOutput.error.writeLine(warning.message)
        }
    }

    /// Why a file is not there; nil when it is.
    private static func closingSentence(of row: GetRow) -> String? {
        switch row.download.state {
        case .failed: row.download.failure?.sentence
        case .waiting(.space(let missing)):
            "The disk is full. \(GetRow.plain(Wording.size(missing))) more is needed. The same command goes on."
        case .waiting(.quota(let missing)):
            "The limit is reached. \(GetRow.plain(Wording.size(missing))) more is needed. The same command goes on."
        case .waiting(.sourceMissing):
            "The download folder is not connected. Plug in the disk or choose another place."
        case .cancelled, .removed: "The download was cancelled."
        default: nil
        }
    }

    private static func sayInterrupted() {
        TerminalOutput.error.writeLine("Stopped. The progress is kept; the same command goes on.")
    }
}
