/// The bytes of a document as its parser wants them: unpacked, in UTF-8, and told apart.
enum ManifestText {
    /// Unpacks gzip and brings UTF-16 to UTF-8.
    ///
    /// - Parameters:
    ///   - document: the answer.
    ///   - limit: the largest document in bytes.
    /// - Returns: the bytes; a UTF-8 byte order mark stays.
    /// - Throws: `tooLarge`, or `empty`, or `invalid` for damaged gzip.
    static func bytes(of document: ManifestDocument, limit: Int64) throws(ManifestError) -> [UInt8] {
        var bytes = document.bytes
        guard bytes.count <= limit else { throw tooLarge(limit) }
        if Gunzip.isGzip(bytes) {
            guard let plain = Gunzip.bytes(bytes, limit: Int(limit)) else {
                throw ManifestError(.invalid, "The manifest is packed with gzip, but damaged or too large.")
            }
            bytes = plain
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            // Nobody writes long ones so, and bringing them over takes its time.
            guard bytes.count <= limit / 8 else { throw tooLarge(limit / 8) }
            bytes = utf8(ofUTF16: bytes)
        }
        guard bytes.contains(where: { $0 > 0x20 }) else {
            throw ManifestError(.empty, "The manifest is empty.")
        }
        return bytes
    }

    /// What a document is, told from its first bytes, and from its type and name where they say nothing.
    ///
    /// - Parameters:
    ///   - bytes: the unpacked document.
    ///   - document: the answer.
    /// - Returns: the format.
    /// - Throws: `notAManifest`.
    static func format(of bytes: [UInt8], _ document: ManifestDocument) throws(ManifestError) -> SegmentPlan.Format {
        let start = bytes.prefix(4 << 10).drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
        if start.starts(with: "#EXT".utf8) { return .hls }
        let text = String(decoding: start, as: UTF8.self)
        if start.first == UInt8(ascii: "<") {
            if text.contains("<MPD") || text.contains(":MPD") { return .dash }
            let lower = text.lowercased()
            if ["<!doctype html", "<html", "<head", "<body"].contains(where: lower.contains) {
                throw ManifestError(.notAManifest, "This is a web page, not a manifest.")
            }
            return .dash
        }
        switch document.contentType {
        case "application/dash+xml": return .dash
        case let type? where type.hasSuffix("mpegurl"): return .hls
        default: break
        }
        let path = URLReference(document.url).path.lowercased()
        if path.hasSuffix(".m3u8") || path.hasSuffix(".m3u") { return .hls }
        if path.hasSuffix(".mpd") { return .dash }
        throw ManifestError(.notAManifest, "This is neither an HLS playlist nor a DASH manifest.")
    }

    private static func utf8(ofUTF16 bytes: [UInt8]) -> [UInt8] {
        let isBig = bytes.first == 0xFE
        let units = stride(from: 2, to: bytes.count - 1, by: 2).map { index in
            let pair = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            return isBig ? pair.0 << 8 | pair.1 : pair.1 << 8 | pair.0
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    private static func tooLarge(_ limit: Int64) -> ManifestError {
        ManifestError(.tooLarge, "The manifest has more than \(limit >> 20) MiB.")
    }
}
