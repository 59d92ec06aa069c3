/// The packets of a transport stream in which something begins, gathered while a segment arrives: all that
/// `TransportStreamScanner` reads of it, in a twentieth of the bytes.
///
/// To read the whole segment again later costs as much as to write it. What arrives out of turn, or is no transport
/// stream, makes no digest.
struct PacketDigest: Sendable {
    private static let packetSize = TransportStreamScanner.packetSize

    private var packets: [UInt8] = []
    /// The bytes that came.
    private var count = 0
    /// Bytes of the last packet in `packets` that are still to come.
    private var missing = 0
    /// Whether only the first byte of a packet came.
    private var isUndecided = false
    private var isLost = false

    /// Takes the bytes at an offset of the segment.
    mutating func add(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
        guard !isLost, !bytes.isEmpty else { return }
        guard offset == count else { return lose() }
        var index = min((Self.packetSize - count % Self.packetSize) % Self.packetSize, bytes.count)
        if isUndecided, bytes[0] & 0x40 != 0 {
            packets.append(0x47)
            missing = Self.packetSize - 1
        }
        isUndecided = false
        let rest = min(missing, bytes.count)
        packets.append(contentsOf: bytes[..<rest])
        missing -= rest
        while index < bytes.count {
            guard bytes[index] == 0x47 else { return lose() }
            if index + 1 == bytes.count {
                isUndecided = true
            } else if bytes[index + 1] & 0x40 != 0 {
                let end = index + Self.packetSize
                packets.append(contentsOf: bytes[index..<min(end, bytes.count)])
                missing = max(0, end - bytes.count)
            }
            index += Self.packetSize
        }
        count += bytes.count
    }

    /// The packets, one behind the other; nil when the digest is not one of exactly so many bytes.
    func packets(of size: Int) -> [UInt8]? {
        !isLost && size == count && size > 0 && size % Self.packetSize == 0 ? packets : nil
    }

    private mutating func lose() {
        isLost = true
        packets = []
    }
}
