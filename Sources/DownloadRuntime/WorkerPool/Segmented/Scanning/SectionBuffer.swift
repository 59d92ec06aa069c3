/// Puts the sections of tables together (ISO/IEC 13818-1 §2.4.4), which may lie over several packets of their stream.
///
/// It holds less than 5 KiB: the longest section, and what a packet has behind it.
struct SectionBuffer: Sendable {
    /// The bytes that tell how long a section is.
    private static let headSize = 3

    /// A section that is not whole.
    private var open: [UInt8] = []
    /// That of the last packet.
    private var counter: UInt8 = 0

    /// Whether a section goes on in the stream's next packet.
    var isOpen: Bool { !open.isEmpty }

    /// Takes the next packet of the stream.
    ///
    /// - Returns: the sections that are whole with it, from their heads to their checksums.
    mutating func add(_ packet: TransportPacket) -> [[UInt8]] {
        guard let payload = packet.payload else { return [] }
        let (before, isRepeated) = (counter, packet.counter == counter)
        counter = packet.counter
        let goesOn = isOpen && packet.counter == (before + 1) & 0x0F
        guard packet.isUnitStart else {
            // A packet may come twice.
            guard isOpen, !isRepeated else { return [] }
            guard goesOn else {
                open = []
                return []
            }
            return take(payload)
        }
        // The end of the section before lies in front of the one that begins.
        let pointer = 1 + Int(payload[0])
        guard pointer <= payload.count else {
            open = []
            return []
        }
        let ended = goesOn ? take(UnsafeRawBufferPointer(rebasing: payload[1..<pointer])) : []
        open = []
        return ended + take(UnsafeRawBufferPointer(rebasing: payload[pointer...]))
    }

    private mutating func take(_ bytes: UnsafeRawBufferPointer) -> [[UInt8]] {
        open += bytes
        var whole: [[UInt8]] = []
        while open.count >= Self.headSize {
            let size = Self.headSize + (Int(open[1] & 0x0F) << 8 | Int(open[2]))
            // Behind the last section a packet is filled up.
            guard open[0] != 0xFF, size <= open.count else { break }
            whole.append(Array(open[..<size]))
            open.removeFirst(size)
        }
        if open.first == 0xFF { open = [] }
        return whole
    }
}
