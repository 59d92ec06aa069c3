/// One box of an ISO base media file (ISO/IEC 14496-12 §4.2).
package struct MP4Box: Hashable {
    package var type: String
    /// Where its contents lie in the bytes it was read from.
    package var body: Range<Int>

    /// The boxes that lie in a range one after the other; reading stops at the first that is broken or cut off.
    package static func list(in bytes: [UInt8], _ range: Range<Int>) -> [MP4Box] {
        var boxes: [MP4Box] = []
        var offset = range.lowerBound
        while let (type, header, size) = head(in: bytes, at: offset) {
            let end = size == 0 ? range.upperBound : Int(clamping: size).addingReportingOverflow(offset).partialValue
            guard end >= offset + header, end <= range.upperBound else { break }
            boxes.append(MP4Box(type: type, body: (offset + header)..<end))
            offset = end
        }
        return boxes
    }

    /// A box's type, the length of its header and its size with the header; a size of 0 means "to the end".
    package static func head(in bytes: [UInt8], at offset: Int) -> (type: String, header: Int, size: Int64)? {
        guard offset >= 0, offset + 8 <= bytes.count else { return nil }
        let type = String(decoding: bytes[(offset + 4)..<(offset + 8)], as: UTF8.self)
        let small = Int64(integer(bytes, at: offset, count: 4))
        guard small == 1 else { return small == 0 || small >= 8 ? (type, 8, small) : nil }
        guard offset + 16 <= bytes.count else { return nil }
        let large = integer(bytes, at: offset + 8, count: 8)
        return large >= 16 && large < 1 << 62 ? (type, 16, Int64(large)) : nil
    }

    /// A big-endian number; 0 when it is not all there.
    package static func integer(_ bytes: [UInt8], at offset: Int, count: Int) -> UInt64 {
        guard offset >= 0, offset + count <= bytes.count else { return 0 }
        return bytes[offset..<(offset + count)].reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// The first box of a type inside this one.
    package func child(_ type: String, in bytes: [UInt8]) -> MP4Box? {
        children(in: bytes).first { $0.type == type }
    }

    package func children(in bytes: [UInt8]) -> [MP4Box] {
        MP4Box.list(in: bytes, body)
    }

    /// A big-endian number of this box's contents; 0 when it is not all inside.
    package func integer(_ bytes: [UInt8], at offset: Int, count: Int) -> UInt64 {
        body.lowerBound + offset + count <= body.upperBound
            ? MP4Box.integer(bytes, at: body.lowerBound + offset, count: count) : 0
    }
}
