import MediaModel

/// Which entries of a file are new to a queue.
///
/// Pure.
nonisolated struct ImportPlan: Sendable {
    /// What makes two entries the same download.
    private struct Place: Hashable {
        var address: WebAddress
        var directory: String?

        init(_ request: DownloadRequest) {
            address = request.stream.address
            directory = request.outputDirectory
        }
    }

    /// The entries to add, each once, in the order of the file.
    private(set) var entries: [QueueEntry] = []
    /// How many are in the queue already, or stood in the file before.
    private(set) var knownCount = 0

    init(_ reading: ImportReading, downloads: [Download]) {
        var known = Set(downloads.map { Place($0.request) })
        for item in reading.items {
            if known.insert(Place(item.entry.request)).inserted {
                entries.append(item.entry)
            } else {
                knownCount += 1
            }
        }
    }
}
