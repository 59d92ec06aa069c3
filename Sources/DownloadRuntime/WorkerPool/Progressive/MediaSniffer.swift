/// Tells from the first bytes whether a file may be a film.
///
/// Known media passes, known other things do not. Unknown bytes pass unless they are text or their type names something
/// else, because containers are many and types are often wrong.
enum MediaSniffer {
    enum Verdict: Hashable, Sendable {
        case media
        case webPage
        case notMedia
    }

    /// Judges up to 1 KiB of the file's beginning; `contentType` is lowercased and without parameters.
    static func judge(_ head: UnsafeRawBufferPointer, contentType: String?) -> Verdict {
        if isMedia(head) { return .media }
        if isWebPage(head) || contentType.map(namesWebPage) ?? false { return .webPage }
        if otherMagics.contains(where: { starts(head, with: $0) }) || isText(head) { return .notMedia }
        return contentType.map(namesSomethingElse) ?? false ? .notMedia : .media
    }

    /// Whether a lowercased type without parameters is that of web pages.
    static func namesWebPage(_ type: String) -> Bool { type == "text/html" || type == "application/xhtml+xml" }

    private static func isMedia(_ head: UnsafeRawBufferPointer) -> Bool {
        isBoxed(head) || isTransportStream(head) || isAudioFrame(head)
            || mediaMagics.contains { starts(head, with: $0) } || (starts(head, with: "RIFF") && isRIFFMedia(head))
    }

    /// MP4 and QuickTime: a known box first.
    private static func isBoxed(_ head: UnsafeRawBufferPointer) -> Bool {
        let boxes = ["ftyp", "styp", "moov", "moof", "mdat", "free", "skip", "wide", "pnot"]
        return boxes.contains { contains(head, $0, at: 4) }
    }

    /// MPEG-TS: the sync byte at a stride of 188, or 192 with time codes.
    private static func isTransportStream(_ head: UnsafeRawBufferPointer) -> Bool {
        [(0, 188), (4, 192)].contains { start, stride in
            let places = (0..<3).map { start + $0 * stride }.filter { $0 < head.count }
            return places.count > 1 && places.allSatisfy { head[$0] == 0x47 }
        }
    }

    /// MP3, AAC (ADTS) and AC-3 without a container.
    private static func isAudioFrame(_ head: UnsafeRawBufferPointer) -> Bool {
        guard head.count >= 2 else { return false }
        // FF FE is the byte order mark of a text.
        return head[0] == 0xFF && head[1] & 0xE0 == 0xE0 && head[1] & 0x18 != 0x08 && head[1] != 0xFE
            || head[0] == 0x0B && head[1] == 0x77
    }

    private static func isRIFFMedia(_ head: UnsafeRawBufferPointer) -> Bool {
        contains(head, "AVI ", at: 8) || contains(head, "WAVE", at: 8)
    }

    private static func isWebPage(_ head: UnsafeRawBufferPointer) -> Bool {
        let text = String(decoding: head.prefix(256), as: UTF8.self).lowercased()
        let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        return start.hasPrefix("<!doctype html") || start.hasPrefix("<html")
    }

    /// Whether all of it is printable; the last character may be cut.
    private static func isText(_ head: UnsafeRawBufferPointer) -> Bool {
        guard head.allSatisfy({ $0 >= 0x20 && $0 != 0x7F || (0x09...0x0D).contains($0) }) else { return false }
        return (0..<4).contains { head.count > $0 && String(validating: head.dropLast($0), as: UTF8.self) != nil }
    }

    private static func namesSomethingElse(_ type: String) -> Bool {
        if type.hasPrefix("image/") || type.hasPrefix("font/") { return true }
        // Servers without a table of types call everything plain text.
        if type.hasPrefix("text/") { return type != "text/plain" }
        return ["application/json", "application/pdf", "application/zip", "application/xml"].contains(type)
    }

    private static func starts(_ head: UnsafeRawBufferPointer, with magic: [UInt8]) -> Bool {
        head.count >= magic.count && head.prefix(magic.count).elementsEqual(magic)
    }

    private static func starts(_ head: UnsafeRawBufferPointer, with magic: String) -> Bool {
        contains(head, magic, at: 0)
    }

    private static func contains(_ head: UnsafeRawBufferPointer, _ magic: String, at offset: Int) -> Bool {
        head.count >= offset + magic.utf8.count
            && head.dropFirst(offset).prefix(magic.utf8.count).elementsEqual(magic.utf8)
    }

    private static let mediaMagics: [[UInt8]] = [
        // Matroska and WebM, Ogg, FLAC, MP3 with ID3, FLV, ASF, MPEG program and video streams.
        [0x1A, 0x45, 0xDF, 0xA3], Array("OggS".utf8), Array("fLaC".utf8), Array("ID3".utf8), Array("FLV\u{1}".utf8),
        [0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11], [0x00, 0x00, 0x01, 0xBA], [0x00, 0x00, 0x01, 0xB3],
    ]

    private static let otherMagics: [[UInt8]] = [
        // PNG, JPEG, GIF, PDF, ZIP, gzip, ELF, 7z, RAR.
        [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], Array("GIF8".utf8), Array("%PDF".utf8), [0x50, 0x4B, 0x03, 0x04],
        [0x1F, 0x8B, 0x08], [0x7F, 0x45, 0x4C, 0x46], [0x37, 0x7A, 0xBC, 0xAF], Array("Rar!".utf8),
    ]
}
