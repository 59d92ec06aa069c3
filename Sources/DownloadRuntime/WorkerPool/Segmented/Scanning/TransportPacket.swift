/// One packet of a transport stream (ISO/IEC 13818-1 §2.4.3.2).
struct TransportPacket {
    /// Bytes of every packet.
    static let size = 188

    private let bytes: UnsafeRawBufferPointer

    /// Looks at 188 bytes.
    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    /// Of the stream that it belongs to, 13 bits.
    var identifier: Int { Int(bytes[1] & 0x1F) << 8 | Int(bytes[2]) }

    /// Whether a section or a packet of an elementary stream begins in it.
    var isUnitStart: Bool { bytes[1] & 0x40 != 0 }

    /// One more than that of the stream's packet before it, 4 bits.
    var counter: UInt8 { bytes[3] & 0x0F }

    /// What it carries; nil for nothing.
    var payload: UnsafeRawBufferPointer? {
        let control = bytes[3] & 0x30
        guard control & 0x10 != 0 else { return nil }
        let start = control & 0x20 != 0 ? 5 + Int(bytes[4]) : 4
        guard start < bytes.count else { return nil }
        return UnsafeRawBufferPointer(rebasing: bytes[start...])
    }
}
