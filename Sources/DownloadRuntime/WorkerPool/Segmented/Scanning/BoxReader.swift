/// Walks the boxes of an ISO base media file (ISO/IEC 14496-12 §4.2) in memory.
struct BoxReader {
    struct Box {
        var type: BoxType
        /// Where the box begins in the bytes that were given.
        var begin: Int
        /// What is in it, without its head.
        var content: UnsafeRawBufferPointer
    }

    private let bytes: UnsafeRawBufferPointer
    private var offset = 0

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    /// Whether every byte belonged to a whole box.
    var isAtEnd: Bool { offset == bytes.count }

    /// The next box; nil at the end, or when the rest is no whole box.
    mutating func next() -> Box? {
        guard offset + 8 <= bytes.count else { return nil }
        var size = UInt64(bytes.unsigned32(at: offset))
        var head = 8
        if size == 1 {
            guard offset + 16 <= bytes.count else { return nil }
            size = bytes.unsigned64(at: offset + 8)
            head = 16
        } else if size == 0 {
            size = UInt64(bytes.count - offset)
        }
        guard size >= head, size <= UInt64(bytes.count - offset) else { return nil }
        let box = Box(
            type: BoxType(rawValue: bytes.unsigned32(at: offset + 4)), begin: offset,
            content: UnsafeRawBufferPointer(rebasing: bytes[offset + head..<offset + Int(size)]))
        offset += Int(size)
        return box
    }

    /// The first box of a type.
    static func first(_ type: BoxType, in bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
        var reader = BoxReader(bytes)
        while let box = reader.next() {
            if box.type == type { return box.content }
        }
        return nil
    }

    /// The box at the end of a path of types.
    static func first(_ path: [BoxType], in bytes: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
        var content = bytes
        for type in path {
            guard let inner = first(type, in: content) else { return nil }
            content = inner
        }
        return content
    }

    /// Every box of a type.
    static func all(_ type: BoxType, in bytes: UnsafeRawBufferPointer) -> [UnsafeRawBufferPointer] {
        var reader = BoxReader(bytes)
        var found: [UnsafeRawBufferPointer] = []
        while let box = reader.next() {
            if box.type == type { found.append(box.content) }
        }
        return found
    }
}

/// The four letters that name a box.
struct BoxType: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    let rawValue: UInt32

    init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    init(stringLiteral name: StaticString) {
        rawValue = name.withUTF8Buffer { $0.reduce(0) { $0 << 8 | UInt32($1) } }
    }

    var description: String {
        String(decoding: (0..<4).map { UInt8(truncatingIfNeeded: rawValue >> (24 - 8 * $0)) }, as: UTF8.self)
    }
}

extension UnsafeRawBufferPointer {
    /// A big-endian number; the caller has checked that it is there.
    func unsigned16(at offset: Int) -> UInt16 {
        UInt16(bigEndian: loadUnaligned(fromByteOffset: offset, as: UInt16.self))
    }

    func unsigned32(at offset: Int) -> UInt32 {
        UInt32(bigEndian: loadUnaligned(fromByteOffset: offset, as: UInt32.self))
    }

    func unsigned64(at offset: Int) -> UInt64 {
        UInt64(bigEndian: loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
}
