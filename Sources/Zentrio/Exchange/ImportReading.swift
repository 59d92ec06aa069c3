/// What a file holds: entries for the queue, and what could not be read.
nonisolated struct ImportReading: Hashable, Sendable {
    /// An entry with its place in the file.
    struct Item: Hashable, Sendable {
        var place: Int
        var entry: QueueEntry
    }

    /// A part that nothing could be made of.
    struct Problem: Hashable, Sendable {
        var place: Int
        var sentence: String
    }

    /// What a place is.
    enum Unit: String, Sendable {
        case line
        case entry
    }

    var unit: Unit
    var items: [Item] = []
    var problems: [Problem] = []
    /// Finished downloads whose files are not here; they come in paused.
    var missingFiles = 0
}
