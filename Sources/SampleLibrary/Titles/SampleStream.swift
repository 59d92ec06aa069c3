/// A film cut into segments, in one of the ways that streams are.
package struct SampleStream: Hashable, Sendable {
    /// The raw value is the name in addresses and in the cache.
    package enum Packaging: String, Hashable, Sendable, CaseIterable {
        /// HLS: transport stream segments with picture and sound together.
        case hls
        /// HLS: fragmented MP4, with two languages of sound and three of subtitles beside the picture.
        case hlsFragments = "hls-fragments"
        /// HLS: transport stream segments, encrypted with AES-128.
        case hlsEncrypted = "hls-encrypted"
        /// DASH: with two languages of sound and three of subtitles.
        case dash

        /// What an add-on calls it.
        var name: String {
            switch self {
            case .hls: "HLS"
            case .hlsFragments: "HLS, fragmented MP4"
            case .hlsEncrypted: "HLS, AES-128"
            case .dash: "DASH"
            }
        }

        var manifestName: String { self == .dash ? "manifest.mpd" : "master.m3u8" }

        /// Whether sound and subtitles lie beside the picture.
        var hasSeparateTracks: Bool { self == .hlsFragments || self == .dash }
    }

    package var film: SampleFilm
    package var packaging: Packaging

    /// The pictures that a stream offers.
    static let heights: [SampleVariant.Height] = [.p720, .p360]

    /// The films that it is cut from, the tallest first.
    var variants: [SampleVariant] { SampleStream.heights.map { SampleVariant(film: film, height: $0) } }

    /// "sintel-dash": unique in the cache.
    var cacheName: String { "\(film.slug)-\(packaging.rawValue)" }

    /// Whether a name may be that of one of its files; it goes into a path.
    static func isFileName(_ name: String) -> Bool {
        let letters = "abcdefghijklmnopqrstuvwxyz0123456789-."
        return name.utf8.allSatisfy { letters.utf8.contains($0) } && !name.hasPrefix(".") && name.utf8.count < 40
    }

    /// The media type of a file, by its name's ending.
    static func contentType(of name: String) -> String {
        switch name.split(separator: ".").last {
        case "m3u8": "application/vnd.apple.mpegurl"
        case "mpd": "application/dash+xml"
        case "ts": "video/mp2t"
        case "mp4", "m4s": "video/mp4"
        case "vtt": "text/vtt; charset=utf-8"
        default: "application/octet-stream"
        }
    }
}

extension SampleFilm {
    /// Every way in which this film is cut into segments.
    package var streams: [SampleStream] {
        SampleStream.Packaging.allCases.map { SampleStream(film: self, packaging: $0) }
    }
}
