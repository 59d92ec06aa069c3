/// The packets of a transport stream in which something begins, and those over which its tables go on, gathered while a
/// segment arrives: all that `TransportStreamScanner` reads of it, in a twentieth of the bytes.
///
/// To read the whole segment again later costs as much as to write it. What arrives out of turn, or is no transport
/// stream, makes no digest.
struct PacketDigest: Sendable {
    private static let packetSize = TransportPacket.size

    private var packets: [UInt8] = []
    /// The bytes that came.
    private var count = 0
    /// The tables that go on in a later packet, by their streams.
    private var tables: [Int: SectionBuffer] = [:]
    private var isLost = false

    /// Bytes at the end of `packets` that belong to a packet of which not all came.
    private var begun: Int { count % Self.packetSize }

    /// Takes the bytes at an offset of the segment.
    mutating func add(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
        guard !isLost, !bytes.isEmpty else { return }
        guard offset == count else { return lose() }
        var index = begun == 0 ? 0 : min(Self.packetSize - begun, bytes.count)
        packets.append(contentsOf: bytes[..<index])
        count += index
        if index > 0, begun == 0 { judgeLast() }
        while index + Self.packetSize <= bytes.count, !isLost {
            let packet = UnsafeRawBufferPointer(rebasing: bytes[index..<index + Self.packetSize])
            guard packet[0] == 0x47 else { return lose() }
            if isNeeded(packet) { packets.append(contentsOf: packet) }
            index += Self.packetSize
            count += Self.packetSize
        }
        guard !isLost else { return }
        packets.append(contentsOf: bytes[index...])
        count += bytes.count - index
    }

    /// The packets, one behind the other; nil when the digest is not one of exactly so many bytes.
    func packets(of size: Int) -> [UInt8]? {
        !isLost && size == count && size > 0 && size % Self.packetSize == 0 ? packets : nil
    }

    /// Lets the last packet go where it is not needed, now that all of it came.
    private mutating func judgeLast() {
        let packet = Array(packets[(packets.count - Self.packetSize)...])
        guard packet[0] == 0x47 else { return lose() }
        if !packet.withUnsafeBytes({ isNeeded($0) }) { packets.removeLast(Self.packetSize) }
    }

    private mutating func isNeeded(_ bytes: UnsafeRawBufferPointer) -> Bool {
        let packet = TransportPacket(bytes)
        guard packet.isUnitStart else { return !tables.isEmpty && isRestOfTable(packet) }
        noteTable(packet)
        return true
    }

    /// Notes whether what begins is a table of which more follows.
    private mutating func noteTable(_ packet: TransportPacket) {
        // Elementary streams have a start code there.
        let isTable = packet.payload.map { !$0.prefix(3).elementsEqual([0, 0, 1]) } ?? false
        guard isTable || tables[packet.identifier] != nil else { return }
        var table = SectionBuffer()
        _ = table.add(packet)
        tables[packet.identifier] = isTable && table.isOpen ? table : nil
    }

    private mutating func isRestOfTable(_ packet: TransportPacket) -> Bool {
        guard var table = tables[packet.identifier] else { return false }
        _ = table.add(packet)
        tables[packet.identifier] = table.isOpen ? table : nil
        return true
    }

    private mutating func lose() {
        isLost = true
        packets = []
    }
}
