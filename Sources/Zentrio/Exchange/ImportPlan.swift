import DownloadRuntime
import MediaModel

/// Which entries of a file are new to a queue.
///
/// Pure.
nonisolated struct ImportPlan: Sendable {
    /// The entries to add, each once, in the order of the file.
    private(set) var entries: [QueueEntry] = []
    /// How many are in the queue already, or stood in the file before.
    private(set) var knownCount = 0

    init(_ reading: ImportReading, downloads: [Download]) {
        var links = Set(downloads.map { SameLink($0.request) })
        var names = Set(downloads.map(\.id))
        for item in reading.items {
            guard links.insert(SameLink(item.entry.request)).inserted else {
                knownCount += 1
                continue
            }
            var entry = item.entry
            // Another download has the name, in the queue or in a file that somebody wrote by hand.
            if !names.insert(entry.request.id).inserted { entry.request.id = .make() }
            entries.append(entry)
        }
    }
}
