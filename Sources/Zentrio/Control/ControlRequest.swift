import DownloadRuntime
import MediaModel

/// A command as one line of JSON: `{"id": 1, "command": "pause", "ids": ["…"]}`.
///
/// Other programs may write these lines: the names may not change.
nonisolated struct ControlRequest: Hashable, Sendable {
    /// As many downloads as one request may add or name; more take several requests.
    static let batchLimit = 500
    /// As long as the entries of one request may be as JSON; more take several requests.
    ///
    /// It is 512 KiB: half of what the socket takes in one line.
    static let sizeLimit = ByteCount(512 * 1_024)

    /// Comes back with the answer; nil when the sender does not need it.
    var id: Int?
    var command: ControlCommand

    enum Key: String, CodingKey {
        case id, command, ids, entries, before, priority, limits, speed, page, link
        case deleteFiles = "delete_files"
    }

    /// The words of the socket.
    enum Verb: String, Codable, CaseIterable {
        case hello, list, add, start, pause, resume, retry, cancel, remove, move, priority, hold, limit, health, events,
            show
        case handOver = "hand_over"
    }
}

nonisolated extension ControlRequest: Decodable {
    init(from decoder: any Decoder) throws {
        let line = try decoder.container(keyedBy: Key.self)
        id = try line.decodeIfPresent(Int.self, forKey: .id)
        command =
            switch try line.decode(Verb.self, forKey: .command) {
            case .hello: .hello
            case .list: .list(try Self.ids(in: line))
            case .add: .add(try Self.entries(in: line))
            case .start: .start(try Self.requiredIDs(in: line))
            case .pause: .pause(try Self.selection(in: line))
            case .resume: .resume(try Self.selection(in: line))
            case .retry: .retry(try Self.selection(in: line))
            case .cancel: .cancel(try Self.requiredIDs(in: line))
            case .remove:
                .remove(
                    try Self.requiredIDs(in: line),
                    deleteFiles: try line.decodeIfPresent(Bool.self, forKey: .deleteFiles) ?? false)
            case .move:
                .move(
                    try Self.requiredIDs(in: line), before: try line.decodeIfPresent(DownloadID.self, forKey: .before))
            case .priority: .prioritise(try Self.requiredIDs(in: line), try Self.priority(in: line))
            case .hold:
                .hold(try Self.requiredIDs(in: line), try line.decodeIfPresent(ByteCount.self, forKey: .speed))
            case .limit: .limit(try line.decodeIfPresent(LimitChange.self, forKey: .limits) ?? LimitChange())
            case .health: .health
            case .events: .events
            case .show: .show(try WindowVisit(from: decoder))
            case .handOver: .handOver
            }
    }

    private static func ids(in line: KeyedDecodingContainer<Key>) throws -> [DownloadID]? {
        let ids = try line.decodeIfPresent([DownloadID].self, forKey: .ids)
        try checkCount(ids?.count ?? 0, of: .ids, in: line)
        return ids
    }

    private static func requiredIDs(in line: KeyedDecodingContainer<Key>) throws -> [DownloadID] {
        guard let ids = try ids(in: line) else {
            throw DecodingError.dataCorruptedError(forKey: .ids, in: line, debugDescription: "names are needed")
        }
        return ids
    }

    private static func selection(in line: KeyedDecodingContainer<Key>) throws -> ControlCommand.Selection {
        try ids(in: line).map(ControlCommand.Selection.some) ?? .all
    }

    private static func entries(in line: KeyedDecodingContainer<Key>) throws -> [QueueEntry] {
        let entries = try line.decode([QueueEntry].self, forKey: .entries)
        try checkCount(entries.count, of: .entries, in: line)
        return entries
    }

    private static func priority(in line: KeyedDecodingContainer<Key>) throws -> DownloadRequest.Priority {
        let name = try line.decode(String.self, forKey: .priority)
        guard let priority = DownloadRequest.Priority(name: name) else {
            throw DecodingError.dataCorruptedError(
                forKey: .priority, in: line, debugDescription: "a priority is later, normal or next")
        }
        return priority
    }

    private static func checkCount(_ count: Int, of key: Key, in line: KeyedDecodingContainer<Key>) throws {
        guard count <= batchLimit else {
            throw DecodingError.dataCorruptedError(
                forKey: key, in: line, debugDescription: "at most \(batchLimit) in one request")
        }
    }
}

nonisolated extension ControlRequest: Encodable {
    func encode(to encoder: any Encoder) throws {
        var line = encoder.container(keyedBy: Key.self)
        try line.encodeIfPresent(id, forKey: .id)
        try line.encode(command.verb, forKey: .command)
        try line.encodeIfPresent(command.ids, forKey: .ids)
        switch command {
        case .add(let entries): try line.encode(entries, forKey: .entries)
        case .remove(_, let deleteFiles): try line.encode(deleteFiles, forKey: .deleteFiles)
        case .move(_, let before): try line.encodeIfPresent(before, forKey: .before)
        case .prioritise(_, let priority): try line.encode(priority.name, forKey: .priority)
        case .hold(_, let speed): try line.encodeIfPresent(speed, forKey: .speed)
        case .limit(let change): try line.encode(change, forKey: .limits)
        case .show(let visit): try visit.encode(to: encoder)
        default: break
        }
    }
}

nonisolated extension ControlCommand {
    fileprivate var verb: ControlRequest.Verb {
        switch self {
        case .hello: .hello
        case .list: .list
        case .add: .add
        case .start: .start
        case .pause: .pause
        case .resume: .resume
        case .retry: .retry
        case .cancel: .cancel
        case .remove: .remove
        case .move: .move
        case .prioritise: .priority
        case .hold: .hold
        case .limit: .limit
        case .health: .health
        case .events: .events
        case .show: .show
        case .handOver: .handOver
        }
    }

    /// The downloads that are named; nil when all are meant, or none.
    fileprivate var ids: [DownloadID]? {
        switch self {
        case .list(let ids): ids
        case .start(let ids), .cancel(let ids), .remove(let ids, _), .move(let ids, _), .prioritise(let ids, _),
            .hold(let ids, _):
            ids
        case .pause(.some(let ids)), .resume(.some(let ids)), .retry(.some(let ids)): ids
        case .hello, .add, .pause, .resume, .retry, .limit, .health, .events, .show, .handOver: nil
        }
    }
}

nonisolated extension DownloadRequest.Priority {
    /// As the command line and the socket call it.
    var name: String {
        switch self {
        case .later: "later"
        case .normal: "normal"
        case .next: "next"
        }
    }

    init?(name: String) {
        guard let priority = Self.allCases.first(where: { $0.name == name }) else { return nil }
        self = priority
    }
}
