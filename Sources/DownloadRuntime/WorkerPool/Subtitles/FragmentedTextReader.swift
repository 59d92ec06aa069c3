/// Takes the cues out of fragmented MP4 (ISO/IEC 14496-30): `wvtt` and `stpp`.
struct FragmentedTextReader {
    private enum Codec {
        case webVTT
        case timedText
    }

    private(set) var cues: [SubtitleCue] = []
    /// STYLE and REGION blocks of WebVTT.
    private(set) var header: [String] = []
    private let bytes: UnsafeRawBufferPointer
    private var codec: Codec?
    private var timescale = 1.0
    private var defaults: (duration: UInt32, size: UInt32) = (0, 0)

    /// Reads an initialization and the fragments behind it; nil when it holds no text that is known.
    init?(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
        guard let movie = BoxReader.first("moov", in: bytes) else { return nil }
        readMovie(movie)
        guard codec != nil else { return nil }
        var reader = BoxReader(bytes)
        while let box = reader.next() {
            if box.type == "moof" { readFragment(box) }
        }
    }

    private mutating func readMovie(_ movie: UnsafeRawBufferPointer) {
        for track in BoxReader.all("trak", in: movie) {
            guard let media = BoxReader.first("mdia", in: track), let header = BoxReader.first("mdhd", in: media),
                let description = BoxReader.first(["minf", "stbl", "stsd"], in: media), header.count >= 24,
                description.count >= 16
            else { continue }
            switch BoxType(rawValue: description.unsigned32(at: 12)) {
            case "wvtt": codec = .webVTT
            case "stpp": codec = .timedText
            default: continue
            }
            if codec == .webVTT { readHeader(description) }
            timescale = Double(max(header.unsigned32(at: header[0] == 1 ? 20 : 12), 1))
        }
        if let trex = BoxReader.first(["mvex", "trex"], in: movie), trex.count >= 20 {
            defaults = (trex.unsigned32(at: 12), trex.unsigned32(at: 16))
        }
    }

    /// Reads what a WebVTT file has before its cues, out of `stsd`.
    private mutating func readHeader(_ description: UnsafeRawBufferPointer) {
        let entries = UnsafeRawBufferPointer(rebasing: description[8...])
        // Eight bytes come before the boxes of a sample entry.
        guard let entry = BoxReader.first("wvtt", in: entries), entry.count > 8,
            let text = BoxReader.first("vttC", in: UnsafeRawBufferPointer(rebasing: entry[8...]))
        else { return }
        header = WebVTTReader(String(decoding: text.prefix { $0 != 0 }, as: UTF8.self)).header
    }

    private mutating func readFragment(_ fragment: BoxReader.Box) {
        for part in BoxReader.all("traf", in: fragment.content) {
            guard let header = FragmentHeader(part, defaults: defaults, fragmentBegin: fragment.begin) else { continue }
            for sample in header.samples(part) {
                guard sample.begin >= 0, sample.begin <= bytes.count - sample.size else { return }
                let content = UnsafeRawBufferPointer(rebasing: bytes[sample.begin..<sample.begin + sample.size])
                read(
                    content, start: Double(sample.time) / timescale,
                    end: Double(sample.time &+ sample.duration) / timescale)
            }
        }
    }

    private mutating func read(_ sample: UnsafeRawBufferPointer, start: Double, end: Double) {
        switch codec {
        case .webVTT: readCues(sample, start: start, end: end)
        // Its times are those of the track, not of the sample.
        case .timedText: cues += TTMLReader(String(decoding: sample, as: UTF8.self)).cues
        case nil: break
        }
    }

    private mutating func readCues(_ sample: UnsafeRawBufferPointer, start: Double, end: Double) {
        for cue in BoxReader.all("vttc", in: sample) {
            guard let words = BoxReader.first("payl", in: cue) else { continue }
            let settings = BoxReader.first("sttg", in: cue).map { String(decoding: $0, as: UTF8.self) } ?? ""
            var text = String(decoding: words, as: UTF8.self)
            // The times inside the words count from another zero, at which the sample begins at `ctim`.
            if let time = BoxReader.first("ctim", in: cue),
                let own = WebVTTReader.time(String(decoding: time, as: UTF8.self))
            {
                text = SubtitleCue.moved(text, by: start - own)
            }
            cues.append(SubtitleCue(start: start, end: end, text: text, settings: settings))
        }
    }
}
