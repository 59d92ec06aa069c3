/// What a body is, told from its first bytes, its declared type and its name, in this order of trust.
enum ContentKind: Hashable {
    /// MP4, QuickTime and their kin: there is a header to read.
    case mp4
    /// Another container that players know.
    case otherMedia
    case hls
    case dash
    /// A web page, a picture, an archive: nothing to watch.
    case notMedia

    init(bytes: some Collection<UInt8>, contentType: String?, fileName: String?) {
        self =
            ContentKind.sniffed(Array(bytes.prefix(1024))) ?? ContentKind.declared(contentType)
            ?? ContentKind.named(fileName) ?? .notMedia
    }

    private static func sniffed(_ bytes: [UInt8]) -> ContentKind? {
        let type = bytes.dropFirst(4).prefix(4)
        if ["ftyp", "moov", "styp"].contains(where: { type.elementsEqual($0.utf8) }) { return .mp4 }
        if isOtherMedia(bytes) { return .otherMedia }
        return text(bytes)
    }

    private static func isOtherMedia(_ bytes: [UInt8]) -> Bool {
        let signatures: [[UInt8]] = [
            [0x1A, 0x45, 0xDF, 0xA3],  // Matroska, WebM
            [0x30, 0x26, 0xB2, 0x75],  // ASF
            [0, 0, 1, 0xBA], Array("OggS".utf8), Array("FLV".utf8), Array("fLaC".utf8), Array("ID3".utf8),
        ]
        if signatures.contains(where: { bytes.starts(with: $0) }) { return true }
        if bytes.starts(with: "RIFF".utf8) {
            return ["AVI ", "WAVE"].contains { bytes.dropFirst(8).starts(with: $0.utf8) }
        }
        // An MPEG transport stream has a sync byte every 188 bytes.
        return bytes.count > 376 && bytes[0] == 0x47 && bytes[188] == 0x47 && bytes[376] == 0x47
    }

    /// Playlists and pages, which may begin with a byte order mark, white space or comments.
    private static func text(_ bytes: [UInt8]) -> ContentKind? {
        let start = String(decoding: bytes, as: UTF8.self).drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        if start.hasPrefix("#EXTM3U") { return .hls }
        guard start.hasPrefix("<") else { return nil }
        if start.contains("<MPD") { return .dash }
        let lower = start.lowercased()
        return ["<!doctype html", "<html", "<head", "<body"].contains { lower.contains($0) } ? .notMedia : nil
    }

    private static func declared(_ type: String?) -> ContentKind? {
        switch type {
        case "video/mp4", "audio/mp4", "application/mp4", "video/quicktime", "video/x-m4v": .mp4
        case "application/vnd.apple.mpegurl", "application/x-mpegurl", "audio/mpegurl", "audio/x-mpegurl": .hls
        case "application/dash+xml": .dash
        case "application/x-matroska", "application/ogg": .otherMedia
        case let type? where type.hasPrefix("video/") || type.hasPrefix("audio/"): .otherMedia
        // These say nothing, so the name decides.
        case nil, "application/octet-stream", "binary/octet-stream", "application/x-download": nil
        default: .notMedia
        }
    }

    private static func named(_ fileName: String?) -> ContentKind? {
        let suffix = fileName?.split(separator: ".").last?.lowercased() ?? ""
        switch suffix {
        case "mp4", "m4v", "mov": return .mp4
        case "m3u8": return .hls
        case "mpd": return .dash
        default: return MediaFileName.extensions.contains(suffix) ? .otherMedia : nil
        }
    }
}
