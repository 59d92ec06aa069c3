import FoundationEssentials

/// A file that somebody wants to import: finds out what it is, and reads it.
nonisolated struct ImportFile {
    let data: Data
    /// From where relative folders in it count.
    let workingDirectory: String
    /// Says whether a file is there.
    var exists: (String) -> Bool = { FileManager.default.fileExists(atPath: $0) }

    /// What the file holds.
    ///
    /// - Throws: `wrongUsage` when it is JSON of another kind, or no text.
    func read() throws(CommandFailure) -> ImportReading {
        switch firstByte {
        case UInt8(ascii: "["): return try readTaskList()
        case UInt8(ascii: "{"): return try readDocument()
        default: return try readLinks()
        }
    }

    /// The first byte that is no white space and no byte order mark.
    private var firstByte: UInt8? {
        data.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
    }

    private func readTaskList() throws(CommandFailure) -> ImportReading {
        do {
            return try TaskListReader(exists: exists).read(data)
        } catch {
            throw CommandFailure(.wrongUsage, "The file begins like a JSON list of tasks, but is none.")
        }
    }

    private func readDocument() throws(CommandFailure) -> ImportReading {
        guard let document = try? JSONDecoder().decode(QueueDocument.self, from: data),
            document.format == QueueDocument.formatName
        else { throw CommandFailure(.wrongUsage, "The file is JSON, but no queue that Zentrio exported.") }
        guard document.version == 1 else {
            throw CommandFailure(.wrongUsage, "The file is from a later version of Zentrio.")
        }
        return document.reading(exists: exists)
    }

    private func readLinks() throws(CommandFailure) -> ImportReading {
        guard let text = String(data: data, encoding: .utf8) else {
            throw CommandFailure(.wrongUsage, "The file is no text.")
        }
        var reader = LinkListReader(workingDirectory: workingDirectory)
        return reader.read(text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text)
    }
}
