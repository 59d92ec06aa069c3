import FoundationEssentials
import MediaModel

/// Reads what `zentrio export` wrote, also after somebody changed it by hand.
nonisolated struct QueueDocumentReader {
    /// The file, with its entries as far as each can be read.
    private struct File: Decodable {
        var format: String
        var version: Int
        var downloads: [Slot]
    }

    /// One entry, or what is wrong with it: decoding it never fails, so that the others can be read.
    private struct Slot: Decodable {
        var entry: Result<QueueDocument.Entry, any Error>

        init(from decoder: any Decoder) {
            entry = Result { try QueueDocument.Entry(from: decoder) }
        }
    }

    /// Says whether a file is there.
    let exists: (String) -> Bool

    /// The entries for a queue; a finished download without its file comes in paused.
    ///
    /// - Throws: `wrongUsage` when it is JSON of another kind, or from a later version.
    func read(_ data: Data) throws(CommandFailure) -> ImportReading {
        guard let file = try? JSONDecoder().decode(File.self, from: data), file.format == QueueDocument.formatName
        else { throw CommandFailure(.wrongUsage, "The file is JSON, but no queue that Zentrio exported.") }
        guard file.version == 1 else {
            throw CommandFailure(.wrongUsage, "The file is from a later version of Zentrio.")
        }
        var reading = ImportReading(unit: .entry)
        for (index, slot) in file.downloads.enumerated() {
            switch slot.entry {
            case .success(let entry): add(entry, place: index + 1, to: &reading)
            case .failure(let error):
                reading.problems.append(.init(place: index + 1, sentence: Self.sentence(about: error)))
            }
        }
        return reading
    }

    private func add(_ entry: QueueDocument.Entry, place: Int, to reading: inout ImportReading) {
        let isHere = entry.path.map(exists) == true
        if entry.state == DownloadState.completed.name, !isHere { reading.missingFiles += 1 }
        let standing = Self.standing(of: entry, isHere: isHere)
        reading.items.append(
            .init(
                place: place,
                entry: QueueEntry(
                    request: entry.request, standing: standing,
                    finishedPath: standing == .completed ? entry.path : nil,
                    past: DownloadPast(
                        addedAt: entry.addedAt, finishedAt: entry.finishedAt, isWatched: entry.isWatched,
                        watchPosition: entry.watchPosition.map { Duration.milliseconds(max(0, $0)) }))))
    }

    private static func standing(of entry: QueueDocument.Entry, isHere: Bool) -> QueueEntry.Standing {
        switch entry.state {
        case DownloadState.completed.name: isHere ? .completed : .paused
        case DownloadState.paused.name, DownloadState.pausing.name, DownloadState.failed.name,
            DownloadState.cancelled.name:
            .paused
        default: .pending
        }
    }

    /// Names the part of the entry that could not be read.
    private static func sentence(about error: any Error) -> String {
        switch error {
        case DecodingError.keyNotFound(let key, let context):
            "This entry cannot be read: \(name(of: context.codingPath + [key])) is missing."
        case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context),
            DecodingError.dataCorrupted(let context):
            "This entry cannot be read: \(name(of: context.codingPath)) is not understood."
        default: "This entry cannot be read."
        }
    }

    /// "request.stream.address" of a path that begins with the list and the number of the entry.
    private static func name(of path: [any CodingKey]) -> String {
        let names = path.dropFirst(2).map { $0.intValue.map { "\($0 + 1)" } ?? $0.stringValue }
        return names.isEmpty ? "it" : names.joined(separator: ".")
    }
}
