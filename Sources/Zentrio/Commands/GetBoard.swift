import MediaModel

/// What became of the links so far, and whether the command is over.
///
/// Pure.
nonisolated struct GetBoard: Sendable {
    private(set) var rows: [GetRow] = []
    /// The links that led to nothing, in the order in which they failed.
    private(set) var refusals: [CommandFailure] = []

    init() {}

    /// Takes in what one link led to, or several: all that did.
    mutating func put(_ download: Download, links: [String]) {
        let row = GetRow(links: links, download: download)
        guard let index = index(of: download.id) else { return rows.append(row) }
        rows[index] = row
    }

    mutating func refuse(_ failure: CommandFailure) {
        refusals.append(failure)
    }

    func holds(_ id: DownloadID) -> Bool { index(of: id) != nil }

    /// Takes a frame in.
    mutating func apply(_ progress: DownloadProgress, of id: DownloadID) {
        guard let index = index(of: id) else { return }
        rows[index].download.progress = progress
    }

    /// Takes a download's newest facts in; the row when its state changed.
    mutating func replace(with download: Download) -> GetRow? {
        guard let index = index(of: download.id) else { return nil }
        let isChanged = rows[index].download.state != download.state
        let merged = rows[index].download.progress.mergedFraction
        rows[index].download = download
        // The facts do not say how far the merge is; only the frames between them do.
        if download.state.holdsWorker, download.progress.mergedFraction == nil {
            rows[index].download.progress.mergedFraction = merged
        }
        return isChanged ? rows[index] : nil
    }

    /// Notes that a download is not in the list any more.
    mutating func remove(_ id: DownloadID) -> GetRow? {
        guard let index = index(of: id) else { return nil }
        rows[index].download.state = .removed
        return rows[index]
    }

    /// How the command ends; nil while something still moves or will move by itself soon.
    var ending: ExitStatus? {
        guard rows.allSatisfy({ isAtRest($0.download) }) else { return nil }
        if let refusal = refusals.first { return refusal.status }
        let failures = rows.filter { $0.download.state == .failed }.compactMap(\.download.failure)
        if let failure = failures.first { return ExitStatus(failure.code) }
        if rows.contains(where: { $0.download.state == .cancelled || $0.download.state == .removed }) { return .failed }
        if rows.contains(where: { $0.download.state == .paused }) { return .interrupted }
        return rows.contains { !$0.download.state.isTerminal } ? .waitingForSpace : .done
    }

    private func index(of id: DownloadID) -> Int? {
        rows.firstIndex { $0.download.id == id }
    }

    private func isAtRest(_ download: Download) -> Bool {
        switch download.state {
        case .completed, .failed, .cancelled, .removed, .paused: true
        case .waiting(.space), .waiting(.quota), .waiting(.sourceMissing): true
        default: false
        }
    }
}
