package import MediaModel

/// One version of a film: a height, and the size that its file has.
///
/// The size is fixed before the film is made, so that `behaviorHints.videoSize` is exact without encoding anything: the
/// encoder is held below it and the rest is a free box (`FilmEncoder`).
package struct SampleVariant: Hashable, Sendable {
    /// The heights on offer, the tallest first.
    package enum Height: Int, Hashable, Sendable, CaseIterable {
        case p1080 = 1080
        case p720 = 720
        case p480 = 480
        case p360 = 360

        /// "1080p", as addresses and file names have it.
        package var name: String { "\(rawValue)p" }

        package init?(name: String) {
            guard let height = Height.allCases.first(where: { $0.name == name }) else { return nil }
            self = height
        }

        /// The width of a 16:9 picture, even as H.264 wants it.
        var width: Int { (rawValue * 16 / 9 + 1) / 2 * 2 }

        /// Bits a second of the picture; far more than the quiet pictures need, so that a download takes its time.
        var videoBitrate: Int {
            switch self {
            case .p1080: 18_000_000
            case .p720: 8_000_000
            case .p480: 4_000_000
            case .p360: 2_000_000
            }
        }
    }

    package var film: SampleFilm
    package var height: Height

    /// Bits a second of the sound.
    static let audioBitrate = 128_000

    /// "sintel-1080p.mp4": unique in the cache.
    package var cacheName: String { "\(film.slug)-\(height.name).mp4" }

    /// "Sintel.2010.1080p.mp4": what a download is called.
    package var fileName: String { "\(film.fileStem).\(height.name).mp4" }

    /// The size of the file, to the byte.
    package var byteCount: ByteCount {
        // The rate control may overdraw by its buffer of half a second; 4 % are for the container and the sound's peaks.
        let bits =
            Double(height.videoBitrate) * (film.sampleLength.seconds + 0.5)
            + Double(SampleVariant.audioBitrate) * film.sampleLength.seconds
        return ByteCount(Int64(bits / 8 * 1.04)) + .kibibytes(64)
    }
}
