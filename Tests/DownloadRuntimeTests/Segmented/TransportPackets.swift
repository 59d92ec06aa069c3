/// Packets of a transport stream, made by hand.
enum TransportPackets {
    /// A program of a picture in stream 0x101 and sounds in streams from 0x102 on, by their languages.
    static func tables(sounds: [String], isPictureLast: Bool = false) -> [UInt8] {
        let picture: [UInt8] = [0x1B, 0xE1, 0x01, 0xF0, 0]
        var streams: [UInt8] = isPictureLast ? [] : picture
        for (number, language) in sounds.enumerated() {
            streams += [0x0F, 0xE1, UInt8(2 + number), 0xF0, 6, 0x0A, 4] + Array(language.utf8) + [0]
        }
        if isPictureLast { streams += picture }
        return tables(streams)
    }

    /// A program of such streams, by what they are and their identifiers.
    static func tables(_ streams: [(type: UInt8, stream: Int)]) -> [UInt8] {
        var entries: [UInt8] = []
        for (type, stream) in streams { entries += [type, 0xE0 | UInt8(stream >> 8), UInt8(stream & 0xFF), 0xF0, 0] }
        return tables(entries)
    }

    private static func tables(_ streams: [UInt8]) -> [UInt8] {
        let associations: [UInt8] = [0] + table(0, [0, 1, 0xE1, 0x00])
        let map: [UInt8] = [0] + table(2, [0xE1, 0x01, 0xF0, 0] + streams)
        return packets(0, associations) + packets(0x100, map)
    }

    /// The beginning of a picture or of sound, with times in units of 90 kHz.
    static func unit(_ stream: Int, shown: Int64, decoded: Int64? = nil) -> [UInt8] {
        let isPicture = stream == 0x101
        let times = timestamp(shown) + (decoded.map(timestamp) ?? [])
        let flags: UInt8 = decoded == nil ? 0x80 : 0xC0
        return packet(stream, [0, 0, 1, isPicture ? 0xE0 : 0xC0, 0, 0, 0x80, flags, UInt8(times.count)] + times)
    }

    /// A payload that goes on in as many packets as it needs.
    private static func packets(_ stream: Int, _ payload: [UInt8]) -> [UInt8] {
        var packets: [UInt8] = []
        for begin in stride(from: 0, to: payload.count, by: 184) {
            let piece = Array(payload[begin..<min(begin + 184, payload.count)])
            packets += packet(stream, piece, isStart: begin == 0, counter: UInt8(begin / 184))
        }
        return packets
    }

    /// One packet; `counter` is 0 to 15.
    static func packet(_ stream: Int, _ payload: [UInt8], isStart: Bool = true, counter: UInt8 = 0) -> [UInt8] {
        let flag: UInt8 = isStart ? 0x40 : 0
        let head: [UInt8] = [0x47, flag | UInt8(stream >> 8), UInt8(stream & 0xFF), 0x10 | counter]
        let bytes = head + payload
        return bytes + [UInt8](repeating: 0xFF, count: 188 - bytes.count)
    }

    /// A section with a checksum that nobody checks.
    static func table(_ identifier: UInt8, _ content: [UInt8]) -> [UInt8] {
        let length = content.count + 9
        let head: [UInt8] = [identifier, 0xB0 | UInt8(length >> 8), UInt8(length & 0xFF), 0, 1, 0xC1, 0, 0]
        return head + content + [0, 0, 0, 0]
    }

    private static func timestamp(_ ticks: Int64) -> [UInt8] {
        [
            UInt8(0x21 | ticks >> 29 & 0x0E), UInt8(ticks >> 22 & 0xFF), UInt8(ticks >> 14 & 0xFE | 1),
            UInt8(ticks >> 7 & 0xFF), UInt8(ticks << 1 & 0xFE | 1),
        ]
    }
}
