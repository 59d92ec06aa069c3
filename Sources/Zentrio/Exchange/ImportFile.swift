import FoundationEssentials

/// A file that somebody wants to import: finds out what it is, and reads it.
nonisolated struct ImportFile {
    /// The file's bytes without the mark of their order; never UTF-16.
    private let data: Data
    /// From where relative folders in it count.
    private let workingDirectory: String
    /// What `${HOME}` stands for in it; nil when nobody knows.
    private let homeDirectory: String?
    /// Says whether a file is there.
    private let exists: (String) -> Bool

    init(
        data: Data, workingDirectory: String, homeDirectory: String? = nil,
        exists: @escaping (String) -> Bool = { FileManager.default.fileExists(atPath: $0) }
    ) {
        self.data = Self.plain(data)
        self.workingDirectory = workingDirectory
        self.homeDirectory = homeDirectory
        self.exists = exists
    }

    /// What the file holds.
    ///
    /// - Throws: `wrongUsage` when it is JSON of another kind, or no text.
    func read() throws(CommandFailure) -> ImportReading {
        switch data.first(where: { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }) {
        case UInt8(ascii: "["): return try readTaskList()
        case UInt8(ascii: "{"): return try QueueDocumentReader(exists: exists).read(data)
        default: return try readLinks()
        }
    }

    private func readTaskList() throws(CommandFailure) -> ImportReading {
        do {
            return try TaskListReader(exists: exists).read(data)
        } catch {
            throw CommandFailure(.wrongUsage, "The file begins like a JSON list of tasks, but is none.")
        }
    }

    private func readLinks() throws(CommandFailure) -> ImportReading {
        guard !data.contains(0) else { throw CommandFailure(.wrongUsage, "The file is no text.") }
        var reader = LinkListReader(workingDirectory: workingDirectory, homeDirectory: homeDirectory)
        return reader.read(bytes: [UInt8](data))
    }

    /// UTF-8 of UTF-16, which says itself in which order its bytes come; other systems' editors write it.
    private static func plain(_ data: Data) -> Data {
        let bytes = [UInt8](data.prefix(3))
        if bytes == [0xEF, 0xBB, 0xBF] { return Data(data.dropFirst(3)) }
        switch bytes.prefix(2) {
        case [0xFF, 0xFE]: return utf8(ofUTF16: [UInt8](data.dropFirst(2)), high: 1)
        case [0xFE, 0xFF]: return utf8(ofUTF16: [UInt8](data.dropFirst(2)), high: 0)
        default: return data
        }
    }

    /// - Parameters:
    ///   - bytes: two for each unit; half a unit at the end is dropped.
    ///   - high: which of the two counts more.
    /// - Returns: the same text in UTF-8.
    private static func utf8(ofUTF16 bytes: [UInt8], high: Int) -> Data {
        let units = stride(from: 0, to: bytes.count - 1, by: 2).lazy.map { start in
            UInt16(bytes[start + high]) << 8 | UInt16(bytes[start + 1 - high])
        }
        return Data(String(decoding: Array(units), as: UTF16.self).utf8)
    }
}
