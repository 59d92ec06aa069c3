import MediaModel

/// Reads how long an AVI or WAVE file says it is: its RIFF chunks, of which a large AVI has several.
struct RIFFCheck {
    private let file: ContainerBytes

    init(_ file: ContainerBytes) {
        self.file = file
    }

    /// What is wrong; nil when nothing is known to be wrong.
    func damage() throws(DownloadFailure) -> String? {
        var offset: Int64 = 0
        while offset + 8 <= file.size {
            let head = try file.read(8, at: offset)
            guard head.starts(with: Array("RIFF".utf8)) else { return nil }
            let size = head[4..<8].reversed().reduce(Int64(0)) { $0 << 8 | Int64($1) }
            // Writers that cannot go back leave nothing or the largest number.
            guard size > 0, size < 0xFFFF_FFF0 else { return nil }
            let end = offset + 8 + size
            if end > file.size { return "the RIFF chunk at \(offset) ends at \(end), the file at \(file.size)" }
            offset = end + end % 2
        }
        return nil
    }
}
