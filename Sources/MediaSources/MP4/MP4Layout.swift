import MediaModel

/// Where the `moov` box of a file is, told from a part of the file.
enum MP4Layout: Hashable {
    /// It lies whole in the bytes, at this range of them.
    case here(Range<Int>)
    /// It lies in this range of the file.
    case at(Range<Int64>)
    /// A box that was not seen yet begins at this offset of the file.
    case beyond(Int64)
    /// There is none, or the boxes are broken.
    case none

    /// Walks the boxes of `bytes`, which begin at `offset` of the file, where a box begins too.
    init(_ bytes: [UInt8], at offset: Int64, fileSize: ByteCount?) {
        var position = 0
        while let (type, header, size) = MP4Box.head(in: bytes, at: position) {
            let rest = fileSize.map { $0.rawValue - offset - Int64(position) } ?? Int64(bytes.count - position)
            let length = size == 0 ? rest : size
            guard length >= header, MP4Layout.isType(type) else { break }
            if type == "moov" {
                self = MP4Layout.place(position, length, offset, bytes.count)
                return
            }
            guard length < 1 << 61, Int64(position) + length < 1 << 62 else { break }
            position += Int(length)
        }
        let next = offset + Int64(position)
        let isInside = fileSize.map { next < $0.rawValue } ?? false
        // Without a step forward, asking again would bring the same bytes.
        self = position > 0 && isInside && MP4Layout.isCut(bytes, at: position) ? .beyond(next) : .none
    }

    /// Whether a box's header is not all there; otherwise it was read and is broken.
    private static func isCut(_ bytes: [UInt8], at position: Int) -> Bool {
        let isLarge = position + 8 <= bytes.count && MP4Box.integer(bytes, at: position, count: 4) == 1
        return position + (isLarge ? 16 : 8) > bytes.count
    }

    private static func place(_ position: Int, _ length: Int64, _ offset: Int64, _ count: Int) -> MP4Layout {
        if Int64(position) + length <= Int64(count) { return .here(position..<(position + Int(length))) }
        let start = offset + Int64(position)
        return .at(start..<(start + length))
    }

    /// Four printable characters: anything else is not a box.
    private static func isType(_ type: String) -> Bool {
        type.utf8.count == 4 && type.utf8.allSatisfy { (0x20...0x7E).contains($0) }
    }
}
