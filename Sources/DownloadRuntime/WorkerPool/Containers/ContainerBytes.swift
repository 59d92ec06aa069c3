import MediaModel

/// A finished file as the container checks read it.
struct ContainerBytes {
    /// Reads up to so many bytes at an offset; fewer at the end.
    typealias Reader = (_ count: Int, _ offset: Int64) throws(DownloadFailure) -> [UInt8]

    let size: Int64
    private let reader: Reader

    init(size: Int64, reader: @escaping Reader) {
        self.size = size
        self.reader = reader
    }

    init(_ file: PartialFileHandle, size: ByteCount) {
        self.init(size: size.rawValue) { count, offset throws(DownloadFailure) in try file.read(count, at: offset) }
    }

    func read(_ count: Int, at offset: Int64) throws(DownloadFailure) -> [UInt8] {
        let rest = max(0, size - offset)
        return try reader(Int(min(Int64(count), rest)), offset)
    }
}
