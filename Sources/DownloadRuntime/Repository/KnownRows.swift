import MediaModel

/// What is known of the database, so that it need not be asked: which rows the small tables have at most, nil until
/// somebody looked, and how the writer is set.
struct KnownRows: Sendable {
    /// The hashes of the keys of titles that were watched.
    var watchKeys: Set<Int>?
    /// The downloads that have marks.
    var marked: Set<DownloadID>?
    /// Whether the writer's commits wait for the disk.
    var waitsForTheDisk = false
    /// How many events may come until the oldest go.
    var eventsToCompaction = 0

    /// Changes are about to be written.
    mutating func note(_ changes: [StoreChange]) {
        guard watchKeys != nil else { return }
        for change in changes where !change.isTransition {
            watchKeys?.insert(WatchKey.key(for: change.stored.download.request.item).hashValue)
        }
    }

    /// Changes were written; who is complete or gone has no marks any more.
    mutating func forgetMarks(of changes: [StoreChange], and forgotten: [DownloadID]) {
        guard marked?.isEmpty == false else { return }
        for change in changes where change.stored.download.state == .completed { marked?.remove(change.stored.id) }
        for id in forgotten { marked?.remove(id) }
    }
}
