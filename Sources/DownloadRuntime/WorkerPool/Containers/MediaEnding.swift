/// The ending that a file's first bytes ask for, for files whose addresses and names tell none.
enum MediaEnding {
    /// The first bytes that are enough to tell: 4 KiB.
    static let headLength = 4096
    /// Every ending that is given.
    static let all = [
        "mkv", "webm", "mov", "avi", "ts", "m2ts", "mpg", "ogv", "asf", "flv", "3gp",
        "mp3", "m4a", "aac", "flac", "ogg", "opus", "wav",
    ]

    /// The ending of a file that begins with `head`; nil when that is an MP4 file or nothing known.
    static func of(_ head: [UInt8]) -> String? {
        let looks: [([UInt8]) -> String?] = [boxed, plain, matroska, ogg, riff, transportStream, audioFrame]
        for look in looks {
            if let ending = look(head) { return ending }
        }
        return nil
    }

    /// What one magic number tells.
    private static func plain(_ head: [UInt8]) -> String? {
        magics.first { head.starts(with: $0.magic) }?.ending
    }

    /// MP4's relatives, told by the major brand (ISO/IEC 14496-12 §4.3); nil for MP4 itself.
    private static func boxed(_ head: [UInt8]) -> String? {
        guard contains(head, "ftyp", at: 4) else { return nil }
        return brands.first { contains(head, $0.brand, at: 8) }?.ending
    }

    /// Matroska, or WebM by its document type (RFC 9559 §4), which stands among the first elements.
    private static func matroska(_ head: [UInt8]) -> String? {
        guard head.starts(with: MatroskaCheck.magic) else { return nil }
        let isWebM = (4..<64).contains { contains(head, "webm", at: $0) }
        return isWebM ? "webm" : "mkv"
    }

    /// Ogg by what its first packet begins (RFC 3533 §6): the packet lies behind a table of lengths.
    private static func ogg(_ head: [UInt8]) -> String? {
        guard contains(head, "OggS", at: 0), head.count > 26 else { return nil }
        let packet = 27 + Int(head[26])
        if contains(head, "OpusHead", at: packet) { return "opus" }
        let isVideo = contains(head, "theora", at: packet + 1) || contains(head, "fishead", at: packet)
        return isVideo ? "ogv" : "ogg"
    }

    private static func riff(_ head: [UInt8]) -> String? {
        guard contains(head, "RIFF", at: 0) else { return nil }
        if contains(head, "AVI ", at: 8) { return "avi" }
        return contains(head, "WAVE", at: 8) ? "wav" : nil
    }

    /// MPEG-TS: the sync byte at a stride of 188, or 192 with time codes.
    private static func transportStream(_ head: [UInt8]) -> String? {
        let shapes: [(start: Int, stride: Int, ending: String)] = [(0, 188, "ts"), (4, 192, "m2ts")]
        return shapes.first { shape in
            (0..<3).allSatisfy { index in
                let place = shape.start + index * shape.stride
                return place < head.count && head[place] == 0x47
            }
        }?.ending
    }

    /// MP3 and AAC (ADTS) without a container: the sync bits, then version and layer.
    private static func audioFrame(_ head: [UInt8]) -> String? {
        guard head.count > 2, head[0] == 0xFF else { return nil }
        switch head[1] {
        case 0xF0, 0xF1, 0xF8, 0xF9: return "aac"
        // Layer III of versions 1, 2 and 2.5.
        case 0xFA, 0xFB, 0xF2, 0xF3, 0xE2, 0xE3: return "mp3"
        default: return nil
        }
    }

    private static func contains(_ head: [UInt8], _ text: String, at offset: Int) -> Bool {
        head.count >= offset + text.utf8.count && head[offset...].starts(with: text.utf8)
    }

    private static let magics: [(magic: [UInt8], ending: String)] = [
        (Array("ID3".utf8), "mp3"), (Array("fLaC".utf8), "flac"), (Array("FLV\u{1}".utf8), "flv"),
        ([0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11], "asf"), ([0x00, 0x00, 0x01, 0xBA], "mpg"),
        ([0x00, 0x00, 0x01, 0xB3], "mpg"),
    ]

    private static let brands: [(brand: String, ending: String)] = [
        ("qt  ", "mov"), ("M4A ", "m4a"), ("M4B ", "m4a"), ("3gp", "3gp"),
    ]
}
