import DesktopIntegration
import MediaModel

/// A change of some downloads from the command line: finds them, has the host change them, prints how they are then.
nonisolated struct QueueChange: Sendable {
    var words: [String]
    var meansAll: Bool
    var printsJSON: Bool
    /// What `--all` takes.
    var suits: @Sendable (Download) -> Bool
    /// What is printed when `--all` finds nothing.
    var emptySentence: String

    init(
        _ targets: TargetOptions, all emptySentence: String, where suits: @escaping @Sendable (Download) -> Bool
    ) {
        words = targets.download
        meansAll = targets.all
        printsJSON = targets.json
        self.suits = suits
        self.emptySentence = emptySentence
    }

    /// Runs on the first thread until all is done.
    func run(
        _ change: @escaping @Sendable (any DownloadHost, [Download]) async throws(CommandFailure) -> Void
    ) throws {
        try ForegroundTask.run { task in
            do throws(CommandFailure) {
                try await HostVisit(directories: .ofThisProcess()).run { host, _ throws(CommandFailure) in
                    try await carryOut(change, host)
                }
            } catch {
                task.end(.failure(error))
            }
        }
    }

    private func carryOut(
        _ change: @Sendable (any DownloadHost, [Download]) async throws(CommandFailure) -> Void,
        _ host: any DownloadHost
    ) async throws(CommandFailure) {
        let all = try await host.downloads()
        let selected = meansAll ? all.filter(suits) : try DownloadSelector(downloads: all).select(words)
        if !selected.isEmpty { try await change(host, selected) }
        let after = try await host.downloads(selected.map(\.id))
        report(selected, after: after)
    }

    private func report(_ selected: [Download], after: [Download]) {
        let found = Dictionary(after.map { ($0.id, $0) }) { $1 }
        let shown = selected.map { download in
            found[download.id] ?? download.removed
        }
        if printsJSON {
            let text = try? JSONText.text(shown.map(ListReport.init), isPretty: true)
            TerminalOutput.standard.writeLine(text ?? "[]")
        } else if shown.isEmpty {
            TerminalOutput.standard.writeLine(emptySentence)
        } else {
            for download in shown {
                TerminalOutput.standard.writeLine("\(download.request.item.displayTitle): \(download.stateText)")
            }
        }
    }
}

nonisolated extension Download {
    /// This download after it was taken off the list.
    fileprivate var removed: Download {
        var download = self
        download.state = .removed
        return download
    }

    /// The state, and what a waiting download waits for.
    var stateText: String {
        guard case .waiting(let reason) = state else { return state.name }
        return "waiting (\(reason.name))"
    }
}
