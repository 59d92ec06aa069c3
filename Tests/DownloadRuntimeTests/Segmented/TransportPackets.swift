/// Packets of a transport stream, made by hand.
enum TransportPackets {
    /// A program of a picture in stream 0x101 and sounds in streams from 0x102 on, by their languages.
    static func tables(sounds: [String]) -> [UInt8] {
        let associations: [UInt8] = [0, 1, 0xE1, 0x00]
        var streams: [UInt8] = [0x1B, 0xE1, 0x01, 0xF0, 0]
        for (number, language) in sounds.enumerated() {
            streams += [0x0F, 0xE1, UInt8(2 + number), 0xF0, 6, 0x0A, 4] + Array(language.utf8) + [0]
        }
        return packet(0, table(0, associations)) + packet(0x100, table(2, [0xE1, 0x01, 0xF0, 0] + streams))
    }

    /// The beginning of a picture or of sound, with times in units of 90 kHz.
    static func unit(_ stream: Int, shown: Int64, decoded: Int64? = nil) -> [UInt8] {
        let isPicture = stream == 0x101
        let times = timestamp(shown) + (decoded.map(timestamp) ?? [])
        let flags: UInt8 = decoded == nil ? 0x80 : 0xC0
        return packet(stream, [0, 0, 1, isPicture ? 0xE0 : 0xC0, 0, 0, 0x80, flags, UInt8(times.count)] + times)
    }

    private static func packet(_ stream: Int, _ payload: [UInt8]) -> [UInt8] {
        let bytes = [0x47, 0x40 | UInt8(stream >> 8), UInt8(stream & 0xFF), 0x10] + payload
        return bytes + [UInt8](repeating: 0xFF, count: 188 - bytes.count)
    }

    /// A section with a checksum that nobody checks.
    private static func table(_ identifier: UInt8, _ content: [UInt8]) -> [UInt8] {
        [0, identifier, 0xB0, UInt8(content.count + 9), 0, 1, 0xC1, 0, 0] + content + [0, 0, 0, 0]
    }

    private static func timestamp(_ ticks: Int64) -> [UInt8] {
        [
            UInt8(0x21 | ticks >> 29 & 0x0E), UInt8(ticks >> 22 & 0xFF), UInt8(ticks >> 14 & 0xFE | 1),
            UInt8(ticks >> 7 & 0xFF), UInt8(ticks << 1 & 0xFE | 1),
        ]
    }
}
