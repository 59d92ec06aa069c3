import FoundationEssentials
import MediaModel
import MediaSources

/// Reads the older list of tasks: `[{id, title, url, output_path, status, progress}]`.
nonisolated struct TaskListReader {
    /// One task, as far as it can be read.
    private struct Task: Decodable {
        var title: String?
        var url: String?
        var path: String?
        var status: String?

        enum CodingKeys: String, CodingKey {
            case title, url, status
            case path = "output_path"
        }

        init(from decoder: any Decoder) throws {
            let object = try? decoder.container(keyedBy: CodingKeys.self)
            func text(_ key: CodingKeys) -> String? { try? object?.decodeIfPresent(String.self, forKey: key) }
            (title, url, path, status) = (text(.title), text(.url), text(.path), text(.status))
        }
    }

    /// Says whether a file is there.
    let exists: (String) -> Bool

    /// Reads the whole list; a task without an address is a problem and nothing else is lost.
    ///
    /// - Throws: what the decoder reports when it is no list.
    func read(_ data: Data) throws -> ImportReading {
        var reading = ImportReading(unit: .entry)
        for (index, task) in try JSONDecoder().decode([Task].self, from: data).enumerated() {
            read(task, place: index + 1, into: &reading)
        }
        return reading
    }

    private func read(_ task: Task, place: Int, into reading: inout ImportReading) {
        do throws(MediaSourceError) {
            let address = try LinkListReader.address(task.url ?? "")
            var link = ImportedLink(place: place, addresses: [address])
            link.title = task.title.flatMap { $0.trimmingWhitespace.isEmpty ? nil : $0.trimmingWhitespace }
            (link.directory, link.fileName) = Self.place(of: task.path)
            link.standing = standing(of: task)
            if isFinished(task), link.standing == .paused { reading.missingFiles += 1 }
            let entry = QueueEntry(
                request: link.request, standing: link.standing,
                finishedPath: link.standing == .completed ? task.path : nil)
            reading.items.append(.init(place: place, entry: entry))
        } catch {
            reading.problems.append(.init(place: place, sentence: error.sentence))
        }
    }

    private func isFinished(_ task: Task) -> Bool {
        ["completed", "complete", "finished", "done"].contains(task.status?.lowercased())
    }

    /// What ran goes on; what the user or an error stopped waits for the user.
    private func standing(of task: Task) -> QueueEntry.Standing {
        if isFinished(task) { return task.path.map(exists) == true ? .completed : .paused }
        switch task.status?.lowercased() {
        case "paused", "failed", "error", "cancelled", "canceled", "stopped": return .paused
        default: return .pending
        }
    }

    /// The folder and the name in a path; nothing of a relative one, which counted from a place that nobody knows.
    private static func place(of path: String?) -> (folder: String?, name: String?) {
        // Bytes, as the disk reads them: a mark that follows a slash makes both one character.
        guard let path, path.utf8.first == UInt8(ascii: "/"), let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        else { return (nil, nil) }
        let name = String(path[path.utf8.index(after: slash)...])
        guard name.utf8.contains(UInt8(ascii: ".")) else {
            return (name.isEmpty && slash > path.startIndex ? String(path[..<slash]) : path, nil)
        }
        return (slash == path.startIndex ? "/" : String(path[..<slash]), name)
    }
}
