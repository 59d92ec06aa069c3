import DownloadRuntime
import MediaModel
import MediaSources

/// What `get` knows of its links: asks a host for them, follows its events, and prints what becomes of them.
nonisolated struct GetFollower: Sendable {
    private let wish: LinkWish
    private let printsJSON: Bool
    private var findings: [LinkLookup.Finding] = []
    private var requests: [String: DownloadRequest] = [:]
    private var board = GetBoard()
    private var display = ProgressDisplay(output: .error, now: RuntimeClock.system.now)
    /// Those whose results are printed already.
    private var told: Set<DownloadID> = []
    /// Those that nothing but this command wants to run.
    private var started: [DownloadID] = []

    init(_ wish: LinkWish, printsJSON: Bool) {
        self.wish = wish
        self.printsJSON = printsJSON
    }

    /// How many downloads it knows.
    var count: Int { board.rows.count }

    /// Finds out what the links are.
    mutating func lookUp(over network: SessionNetwork) async {
        let lookup = LinkLookup(headers: wish.headers, patience: .asDownload, network: network)
        for finding in await lookup.look(at: wish.links) {
            do throws(CommandFailure) {
                requests[finding.link] = try request(for: finding)
                findings.append(finding)
            } catch {
                refuse(error, link: finding.link)
            }
        }
    }

    /// Has a host fetch the links, until all are at their ends.
    ///
    /// - Parameters:
    ///   - host: who fetches.
    ///   - isOver: whether nothing that comes is worth telling any more, because the downloads are being stopped.
    /// - Returns: how the command ends; nil when the host ended before, or it is over.
    /// - Throws: what the host refuses.
    mutating func follow(
        _ host: any DownloadHost, until isOver: @Sendable () -> Bool
    ) async throws(CommandFailure) -> ExitStatus? {
        let events = try await host.events()
        try await begin(on: host)
        display.show(board.rows, isUrgent: true)
        for row in board.rows { tell(row) }
        while board.ending == nil {
            guard let event = try await events.next(), !isOver() else { return nil }
            try await take(event, from: host)
        }
        finish()
        return board.ending
    }

    /// Stops what this command started, after an interruption.
    func pause(on host: any DownloadHost) async {
        let moving = Set(board.rows.filter { !$0.download.state.isTerminal }.map(\.download.id))
        try? await host.perform(on: started.filter(moving.contains)) { .pause(.some($0)) }
    }

    // MARK: Beginning

    private func request(for finding: LinkLookup.Finding) throws(CommandFailure) -> DownloadRequest {
        let request = try wish.request(for: finding, priority: .next)
        noteLanguages(try finding.result.get())
        return request
    }

    private mutating func begin(on host: any DownloadHost) async throws(CommandFailure) {
        let wanted = findings.compactMap { finding in requests[finding.link].map { (finding.link, $0) } }
        let active = Set(try await host.downloads().filter(\.state.isUnderWay).map(\.id))
        let added = try await host.add(wanted.map { QueueEntry(request: $0.1) })
        let ids = added.map(\.id)
        // What was paused in the window goes on, because it was asked for just now.
        try await host.perform(on: ids) { .start($0) }
        started += ids.filter { !active.contains($0) && !started.contains($0) }
        let facts = Dictionary(try await host.downloads(ids).map { ($0.id, $0) }) { $1 }
        var links: [DownloadID: [String]] = [:]
        for (link, id) in zip(wanted.map(\.0), ids) { links[id, default: []].append(link) }
        for id in ids {
            guard let download = facts[id], let typed = links.removeValue(forKey: id) else { continue }
            board.put(verified(download), links: typed)
        }
    }

    /// Checks a file that was there already against the checksum that comes with the link only now.
    private func verified(_ download: Download) -> Download {
        guard download.state == .completed, let path = download.finalPath, let checksum = wish.checksum,
            download.request.checksum != checksum
        else { return download }
        var download = download
        do throws(DownloadFailure) {
            try checksum.verify(fileAt: path)
        } catch {
            download.failure = error
            download.state = .failed
        }
        return download
    }

    /// A plain file has the languages that it has; that the wanted one is not among them is worth a line.
    private func noteLanguages(_ found: ResolvedLink) {
        let title = TextWidth.printable(found.item.displayTitle)
        if let wanted = wish.audioLanguage, !Self.holds(found.audioLanguages, wanted) {
            TerminalOutput.error.writeLine("\(title): no sound in \(wanted) is known of.")
        }
        if let wanted = wish.subtitleLanguage, !Self.holds(found.subtitleLanguages, wanted) {
            TerminalOutput.error.writeLine("\(title): no subtitles in \(wanted) are known of.")
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
        let prefix = wish.links.count > 1 ? "\(link): " : ""
        TerminalOutput.error.writeLine(prefix + failure.sentence)
        if printsJSON { Self.print(GetReport(link: link, failure: failure)) }
    }

    // MARK: Progress

    private mutating func take(_ event: HostEvent, from host: any DownloadHost) async throws(CommandFailure) {
        var changed: [GetRow] = []
        switch event {
        case .progress(let id, let progress): board.apply(progress, of: id)
        case .changed(let id, let download): changed = try await refresh([id], with: download, from: host)
        case .warning(let message, let code, let id): note(message, code: code, id: id)
        case .resync: changed = try await refresh(board.rows.map(\.download.id), with: nil, from: host)
        }
        display.show(board.rows, isUrgent: !changed.isEmpty)
        for row in changed { tell(row) }
    }

    private mutating func refresh(
        _ ids: [DownloadID], with download: Download?, from host: any DownloadHost
    ) async throws(CommandFailure) -> [GetRow] {
        let ours = ids.filter { board.holds($0) }
        guard !ours.isEmpty else { return [] }
        if let download { return [board.replace(with: download)].compactMap(\.self) }
        let found = try await host.downloads(ours)
        let gone = Set(ours).subtracting(found.map(\.id))
        return found.compactMap { board.replace(with: $0) } + gone.compactMap { board.remove($0) }
    }

    /// Prints what is final about a row: its path at once where a program reads along, else after the bars.
    private mutating func tell(_ row: GetRow) {
        guard !TerminalOutput.standard.isTerminal else { return }
        if row.download.state == .completed || row.download.state == .failed { printResult(of: row) }
    }

    private mutating func finish() {
        for row in board.rows {
            printResult(of: row)
            if let sentence = Self.closingSentence(of: row) { sayFailure(sentence, of: row) }
        }
    }

    private mutating func printResult(of row: GetRow) {
        guard told.insert(row.download.id).inserted else { return }
        if printsJSON {
            for report in GetReport.all(of: row) { Self.print(report) }
        } else if let path = row.download.finalPath, row.download.state == .completed {
            TerminalOutput.standard.writeLine(path)
        }
    }

    private static func print(_ report: GetReport) {
        if let text = try? JSONText.text(report, isPretty: false) { TerminalOutput.standard.writeLine(text) }
    }

    private func sayFailure(_ sentence: String, of row: GetRow) {
        let prefix = wish.links.count > 1 ? "\(row.title): " : ""
        TerminalOutput.error.writeLine(prefix + sentence)
    }

    private func note(_ message: String, code: RuntimeWarning.Code?, id: DownloadID?) {
        guard id.map(board.holds) ?? (code == .databaseRebuilt || code == .storeFailed) else { return }
        if code != .stalled || !TerminalOutput.error.isTerminal { TerminalOutput.error.writeLine(message) }
    }

    /// Why a file is not there; nil when it is.
    private static func closingSentence(of row: GetRow) -> String? {
        switch row.download.state {
        case .failed: row.download.failure?.sentence
        case .waiting(.space(let missing)):
            GetRow.sentence(aboutSpace: missing) + " The same command goes on."
        case .waiting(.quota(let missing)):
            "The limit is reached. \(GetRow.plain(Wording.size(missing))) more is needed. The same command goes on."
        case .waiting(.sourceMissing):
            "The download folder is not connected. Plug in the disk or choose another place."
        case .paused, .pausing: "The download was paused. The same command goes on."
        case .cancelled, .removed: "The download was cancelled."
        default: nil
        }
    }
}

nonisolated extension DownloadState {
    /// Whether it runs, or will by itself.
    fileprivate var isUnderWay: Bool {
        switch self {
        case .pending, .scheduled, .running, .completing, .waiting: true
        default: false
        }
    }
}
