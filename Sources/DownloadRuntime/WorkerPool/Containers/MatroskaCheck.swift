import MediaModel

/// Reads how long a Matroska or WebM file says it is (RFC 8794, RFC 9559): its segment, when that has a size.
struct MatroskaCheck {
    /// The EBML header's identifier.
    static let magic: [UInt8] = [0x1A, 0x45, 0xDF, 0xA3]
    private static let header: UInt64 = 0x1A45_DFA3
    private static let segment: UInt64 = 0x1853_8067
    /// An EBML header is some dozen bytes; what claims more than this is no Matroska.
    private static let largestHeader: Int64 = 64 * 1024

    private let file: ContainerBytes

    init(_ file: ContainerBytes) {
        self.file = file
    }

    /// What is wrong; nil when nothing is known to be wrong.
    func damage() throws(DownloadFailure) -> String? {
        var offset: Int64 = 0
        var hasSegment = false
        while offset < file.size, let (identifier, size, length) = element(try file.read(12, at: offset)) {
            // Live recorders leave the size open.
            guard let size else { return nil }
            if identifier == MatroskaCheck.header, size > MatroskaCheck.largestHeader { return nil }
            let (end, isTooFar) = (offset + Int64(length)).addingReportingOverflow(size)
            if identifier == MatroskaCheck.segment || identifier == MatroskaCheck.header {
                guard !isTooFar, end <= file.size else {
                    return "the element \(String(identifier, radix: 16)) at \(offset) is \(size) bytes long, "
                        + "the file \(file.size)"
                }
            } else if isTooFar || end > file.size {
                return nil
            }
            hasSegment = hasSegment || identifier == MatroskaCheck.segment
            offset = end
        }
        return hasSegment || offset < file.size ? nil : "a Matroska file of \(file.size) bytes without a segment"
    }

    /// An element's identifier, its size, nil when open, and the length of both; nil when there is none.
    private func element(_ bytes: [UInt8]) -> (identifier: UInt64, size: Int64?, length: Int)? {
        guard let first = bytes.first, case let width = first.leadingZeroBitCount + 1, width <= 4, bytes.count > width
        else { return nil }
        let identifier = bytes[..<width].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let sizeWidth = bytes[width].leadingZeroBitCount + 1
        guard sizeWidth <= 8, bytes.count >= width + sizeWidth else { return nil }
        let mask = UInt64(1) << UInt64(7 * sizeWidth) - 1
        let value = bytes[width..<(width + sizeWidth)].reduce(UInt64(0)) { $0 << 8 | UInt64($1) } & mask
        return (identifier, value == mask ? nil : Int64(value), width + sizeWidth)
    }
}
