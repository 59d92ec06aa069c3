import MediaModel

/// Downloads that were removed from the page but not yet from the store: until the toast goes, they can come back.
nonisolated struct Removal: Sendable {
    /// Names it in actions and in its notice.
    private(set) var number: Int
    var downloads: [DownloadID: ShelvedDownload]
    /// Those that go on when it is undone; they are stopped until then.
    var resumes: [DownloadID]

    init(number: Int, _ downloads: [ShelvedDownload]) {
        self.number = number
        self.downloads = Dictionary(downloads.map { ($0.id, $0) }) { $1 }
        resumes = downloads.filter(\.isUnderWay).map(\.id)
    }

    /// Takes in what was removed before and can still come back: one way back leads to all of it.
    mutating func join(_ earlier: Removal) {
        downloads.merge(earlier.downloads) { latest, _ in latest }
        resumes = earlier.resumes + resumes
    }

    /// All were paused meanwhile: nothing goes on when it is undone.
    mutating func pauseAll() {
        resumes = []
    }

    /// All were resumed meanwhile: whatever is not done goes on when it is undone.
    mutating func resumeAll() {
        resumes = downloads.values.filter(\.mayGoOn).map(\.id).sorted { $0.rawValue < $1.rawValue }
    }

    /// Lets one go, which does not come back with the others.
    mutating func forget(_ id: DownloadID) {
        downloads[id] = nil
        resumes.removeAll { $0 == id }
    }

    /// "Metropolis deleted", "4 downloads removed".
    var sentence: String {
        let isDeleted = downloads.values.contains { $0.state == .completed }
        guard downloads.count == 1, let title = downloads.values.first?.download.request.item.displayTitle else {
            let count = downloads.count
            return isDeleted
                ? say(count, one: "1 download deleted", other: "\(count) downloads deleted")
                : say(count, one: "1 download removed", other: "\(count) downloads removed")
        }
        return isDeleted ? say("\(title) deleted") : say("\(title) removed")
    }
}

nonisolated extension ShelvedDownload {
    /// Whether it runs, or would as soon as it can.
    fileprivate var isUnderWay: Bool {
        switch state {
        case .pending, .scheduled, .running, .waiting: true
        case .completing, .completed, .failed, .pausing, .paused, .cancelled, .removed: false
        }
    }

    /// Whether it is under way, or paused.
    fileprivate var mayGoOn: Bool { isUnderWay || state == .pausing || state == .paused }
}
