import DownloadRuntime
import MediaModel

/// What became of the links so far, and whether the command is over.
///
/// Pure.
nonisolated struct GetBoard: Sendable {
    private(set) var rows: [GetRow] = []
    /// The links that led to nothing, in the order in which they failed.
    private(set) var refusals: [CommandFailure] = []

    init() {}

    /// Takes in what a link led to.
    ///
    /// The same download may come from two links.
    mutating func add(_ download: Download, link: String) {
        guard !rows.contains(where: { $0.download.id == download.id }) else { return }
        rows.append(GetRow(link: link, download: download))
    }

    mutating func refuse(_ failure: CommandFailure) {
        refusals.append(failure)
    }

    /// Takes an event in.
    ///
    /// - Parameter event: what the runtime told.
    /// - Returns: the row whose state changed; nil when only figures did, or nothing of this command.
    mutating func apply(_ event: DownloadEvent) -> GetRow? {
        switch event {
        case .progress(let id, let progress):
            guard let index = index(of: id) else { return nil }
            rows[index].download.progress = progress
            return nil
        case .statusChanged(let change):
            return replace(with: change.download)
        case .metrics, .downloadChanged, .warning, .resync:
            return nil
        }
    }

    /// Takes a download's newest facts in.
    mutating func replace(with download: Download) -> GetRow? {
        guard let index = index(of: download.id) else { return nil }
        let isChanged = rows[index].download.state != download.state
        rows[index].download = download
        return isChanged ? rows[index] : nil
    }

    /// How the command ends; nil while something still moves or will move by itself soon.
    var ending: ExitStatus? {
        guard rows.allSatisfy({ isAtRest($0.download) }) else { return nil }
        if let refusal = refusals.first { return refusal.status }
        let failures = rows.filter { $0.download.state == .failed }.compactMap(\.download.failure)
        if let failure = failures.first { return ExitStatus(failure.code) }
        if rows.contains(where: { $0.download.state == .cancelled }) { return .failed }
        return rows.contains { !$0.download.state.isTerminal } ? .waitingForSpace : .done
    }

    private func index(of id: DownloadID) -> Int? {
        rows.firstIndex { $0.download.id == id }
    }

    private func isAtRest(_ download: Download) -> Bool {
        switch download.state {
        case .completed, .failed, .cancelled, .removed: true
        case .waiting(.space), .waiting(.quota), .waiting(.sourceMissing): true
        default: false
        }
    }
}
