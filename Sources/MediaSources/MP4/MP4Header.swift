import Manifests
import MediaModel

/// What the `moov` box of an MP4 file says about it.
struct MP4Header: Hashable {
    /// One track.
    struct Track: Hashable {
        enum Kind: Hashable {
            case picture, sound, subtitles, other
        }
        var kind: Kind
        /// "H.264", "AAC 5.1"; the four-character code of an unknown one.
        var codec: String
        /// In lines, of a picture.
        var height: Int?
        /// BCP 47.
        var language: String?
        var isProtected: Bool
    }

    var duration: Duration?
    var tracks: [Track]

    /// Reads the box that lies in this range of the bytes, with its header; nil when it is none.
    init?(_ bytes: [UInt8], moov range: Range<Int>) {
        guard let moov = MP4Box.list(in: bytes, range).first, moov.type == "moov",
            let movie = moov.child("mvhd", in: bytes)
        else { return nil }
        tracks = moov.children(in: bytes).filter { $0.type == "trak" }.compactMap { MP4Header.track($0, in: bytes) }
        let extended = moov.child("mvex", in: bytes)?.child("mehd", in: bytes)
        duration = MP4Header.duration(movie, fragments: extended, in: bytes)
    }

    /// The picture of the file; the tallest when there are several.
    var picture: Track? {
        tracks.filter { $0.kind == .picture }.max { ($0.height ?? 0) < ($1.height ?? 0) }
    }

    /// The codecs in the order picture, sound.
    var codecs: [String] {
        [picture, tracks.first { $0.kind == .sound }].compactMap { $0?.codec }
    }

    var isProtected: Bool { tracks.contains(where: \.isProtected) }

    /// The distinct languages of the tracks of a kind, in their order.
    func languages(of kind: Track.Kind) -> [String] {
        var found: [String] = []
        for language in tracks.filter({ $0.kind == kind }).compactMap(\.language) where !found.contains(language) {
            found.append(language)
        }
        return found
    }

    private static func duration(_ movie: MP4Box, fragments: MP4Box?, in bytes: [UInt8]) -> Duration? {
        let isLong = movie.integer(bytes, at: 0, count: 1) == 1
        let scale = movie.integer(bytes, at: isLong ? 20 : 12, count: 4)
        var units = movie.integer(bytes, at: isLong ? 24 : 16, count: isLong ? 8 : 4)
        if units == 0, let fragments {
            units = fragments.integer(bytes, at: 4, count: fragments.integer(bytes, at: 0, count: 1) == 1 ? 8 : 4)
        }
        let unknown: UInt64 = isLong ? .max : UInt64(UInt32.max)
        guard scale > 0, units > 0, units != unknown else { return nil }
        let seconds = Double(units) / Double(scale)
        return seconds < 1e7 ? .milliseconds(Int64(seconds * 1000)) : nil
    }

    private static func track(_ box: MP4Box, in bytes: [UInt8]) -> Track? {
        guard let media = box.child("mdia", in: bytes), let handler = media.child("hdlr", in: bytes),
            let table = media.child("minf", in: bytes)?.child("stbl", in: bytes),
            let descriptions = table.child("stsd", in: bytes), descriptions.body.count > 8,
            let entry = MP4Box.list(in: bytes, (descriptions.body.lowerBound + 8)..<descriptions.body.upperBound).first
        else { return nil }
        let sample = MP4SampleEntry(entry, in: bytes)
        let kind = kind(handler, in: bytes)
        return Track(
            kind: kind, codec: kind == .sound ? sample.soundName : sample.codecName,
            height: kind == .picture ? sample.height : nil, language: language(media, in: bytes),
            isProtected: sample.isProtected)
    }

    private static func kind(_ handler: MP4Box, in bytes: [UInt8]) -> Track.Kind {
        let start = handler.body.lowerBound + 8
        guard start + 4 <= handler.body.upperBound else { return .other }
        switch String(decoding: bytes[start..<(start + 4)], as: UTF8.self) {
        case "vide": return .picture
        case "soun": return .sound
        case "sbtl", "subt", "text", "clcp": return .subtitles
        default: return .other
        }
    }

    /// The extended tag wins over the three packed letters of `mdhd` (§8.4.2, §8.4.6).
    private static func language(_ media: MP4Box, in bytes: [UInt8]) -> String? {
        if let extended = media.child("elng", in: bytes), extended.body.count > 4 {
            let text = String(decoding: bytes[extended.body].dropFirst(4).prefix { $0 != 0 }, as: UTF8.self)
            if let tag = LanguageTag.tag(of: text) { return tag }
        }
        guard let head = media.child("mdhd", in: bytes) else { return nil }
        let isLong = head.integer(bytes, at: 0, count: 1) == 1
        let packed = head.integer(bytes, at: isLong ? 32 : 20, count: 2)
        let letters = [10, 5, 0].map { UInt8(packed >> UInt64($0) & 0x1F) + 0x60 }
        guard letters.allSatisfy({ (0x61...0x7A).contains($0) }) else { return nil }
        return LanguageTag.tag(of: String(decoding: letters, as: UTF8.self))
    }
}
