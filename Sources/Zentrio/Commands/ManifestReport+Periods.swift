import Manifests

extension ManifestReport {
    /// Without its tracks.
    nonisolated struct PeriodReport: Encodable {
        let period: PlanPeriod

        enum CodingKeys: String, CodingKey { case start, duration }

        func encode(to encoder: any Encoder) throws {
            var values = encoder.container(keyedBy: CodingKeys.self)
            try values.encode(period.start, forKey: .start)
            try values.encode(period.duration, forKey: .duration)
        }
    }

    /// Without its segments.
    nonisolated struct TrackReport: Encodable {
        let track: Track

        enum CodingKeys: String, CodingKey {
            case id, type, lang, bandwidth, codecs, width, height
            case initialization = "init"
        }

        func encode(to encoder: any Encoder) throws {
            var values = encoder.container(keyedBy: CodingKeys.self)
            try values.encode(track.id, forKey: .id)
            try values.encode(track.kind?.rawValue, forKey: .type)
            try values.encode(track.language, forKey: .lang)
            try values.encode(track.bandwidth, forKey: .bandwidth)
            try values.encode(track.codecs, forKey: .codecs)
            try values.encode(track.width, forKey: .width)
            try values.encode(track.height, forKey: .height)
            try values.encode(track.initialization.map(InitializationReport.init), forKey: .initialization)
        }
    }

    nonisolated struct InitializationReport: Encodable {
        let initialization: Initialization

        enum CodingKeys: String, CodingKey { case url, range }

        func encode(to encoder: any Encoder) throws {
            var values = encoder.container(keyedBy: CodingKeys.self)
            try values.encode(initialization.url, forKey: .url)
            try values.encode(initialization.range?.pair, forKey: .range)
        }
    }

    nonisolated struct SegmentReport: Encodable {
        let segment: MediaSegment

        enum CodingKeys: String, CodingKey { case url, range, duration, sequence, discontinuity, key, gap }

        func encode(to encoder: any Encoder) throws {
            var values = encoder.container(keyedBy: CodingKeys.self)
            try values.encode(segment.url, forKey: .url)
            try values.encode(segment.range?.pair, forKey: .range)
            try values.encode(segment.duration, forKey: .duration)
            try values.encode(segment.sequence, forKey: .sequence)
            try values.encode(segment.isDiscontinuity, forKey: .discontinuity)
            try values.encode(segment.key.map(KeyReport.init), forKey: .key)
            try values.encode(segment.isGap, forKey: .gap)
        }
    }

    nonisolated struct KeyReport: Encodable {
        var method: String
        var uri: String
        /// 32 hexadecimal digits.
        var iv: String

        init(_ key: SegmentKey) {
            let digits = Array("0123456789abcdef".utf8)
            method = key.method.rawValue
            uri = key.url
            iv = String(
                decoding: key.initializationVector.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
                as: UTF8.self)
        }
    }
}

extension ByteSpan {
    /// Offset and length.
    nonisolated fileprivate var pair: [Int64] { [offset, length] }
}
