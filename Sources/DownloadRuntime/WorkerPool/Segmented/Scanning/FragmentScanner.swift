/// Reads the timestamps of fragmented MP4 (ISO/IEC 14496-12 §8.8) segment by segment, and checks that boxes are whole.
struct FragmentScanner: Sendable {
    private struct Track: Sendable {
        /// Nil for what is not copied.
        var kind: StreamMeasure.Kind?
        /// Units a second.
        var timescale: Double
        var defaultDuration: UInt32
        /// Seconds that the edit list adds to presentation times.
        var shift: Double
    }

    private var tracks: [UInt32: Track] = [:]
    private var movieTimescale = 1.0

    var hasVideo: Bool { tracks.values.contains { $0.kind == .video } }
    var hasAudio: Bool { tracks.values.contains { $0.kind == .audio } }

    /// Reads an initialization: `ftyp` and `moov`.
    mutating func beginPart(_ initialization: UnsafeRawBufferPointer) throws(SegmentFlaw) {
        tracks = [:]
        guard let movie = BoxReader.first("moov", in: initialization) else {
            throw .damaged("the initialization has no moov box")
        }
        let header = BoxReader.first("mvhd", in: movie)
        movieTimescale =
            header.map { $0.count >= 24 ? Double(max($0.unsigned32(at: $0[0] == 1 ? 20 : 12), 1)) : 1 } ?? 1
        if BoxReader.first("pssh", in: movie) != nil || BoxReader.first("pssh", in: initialization) != nil {
            throw .protected("pssh")
        }
        for track in BoxReader.all("trak", in: movie) { try add(track) }
        for defaults in BoxReader.first("mvex", in: movie).map({ BoxReader.all("trex", in: $0) }) ?? []
        where defaults.count >= 16 {
            tracks[defaults.unsigned32(at: 4)]?.defaultDuration = defaults.unsigned32(at: 12)
        }
    }

    /// Reads a whole segment; `allowsCut` takes the beginning of a longer file, too.
    func scan(_ bytes: UnsafeRawBufferPointer, allowsCut: Bool = false) throws(SegmentFlaw) -> SegmentMeasure {
        var measure = SegmentMeasure()
        var reader = BoxReader(bytes)
        while let box = reader.next() {
            if box.type == "moof" { read(box.content, into: &measure) }
            if box.type == "pssh" { throw .protected("pssh") }
        }
        guard reader.isAtEnd || allowsCut else { throw .damaged("the last box is cut off") }
        return measure
    }

    /// Takes the samples of each track out that are shown at a time, in seconds, or later, with all that are decoded behind
    /// the first of them, which may need it.
    ///
    /// Their bytes stay, but nothing tells of them any more.
    func cut(_ bytes: inout [UInt8], at time: Double) {
        var counts: [(offset: Int, count: Int)] = []
        bytes.withUnsafeBytes { bytes in
            var ended: Set<UInt32> = []
            var reader = BoxReader(bytes)
            while let box = reader.next() {
                guard box.type == "moof" else { continue }
                for part in BoxReader.all("traf", in: box.content) {
                    guard let (identifier, _, begun) = begin(part, cutAt: time) else { continue }
                    var run = begun
                    for samples in BoxReader.all("trun", in: part) where samples.count >= 8 {
                        let count = ended.contains(identifier) ? 0 : run.add(samples)
                        guard let base = bytes.baseAddress, let place = samples.baseAddress else { continue }
                        counts.append((place - base + 4, count))
                    }
                    if run.isCut { ended.insert(identifier) }
                }
            }
        }
        for (offset, count) in counts {
            for place in 0..<4 { bytes[offset + place] = UInt8(truncatingIfNeeded: count >> (24 - 8 * place)) }
        }
    }

    private mutating func add(_ track: UnsafeRawBufferPointer) throws(SegmentFlaw) {
        guard let header = BoxReader.first("tkhd", in: track), let media = BoxReader.first("mdia", in: track),
            let mediaHeader = BoxReader.first("mdhd", in: media), let handler = BoxReader.first("hdlr", in: media),
            header.count >= 24, mediaHeader.count >= 24, handler.count >= 12
        else { return }
        let identifier = header.unsigned32(at: header[0] == 1 ? 20 : 12)
        let timescale = mediaHeader.unsigned32(at: mediaHeader[0] == 1 ? 20 : 12)
        try refuseProtection(media)
        let kind: StreamMeasure.Kind? =
            switch BoxType(rawValue: handler.unsigned32(at: 8)) {
            case "vide": .video
            case "soun": .audio
            default: nil
            }
        let units = Double(max(timescale, 1))
        let edits = EditList(BoxReader.first(["edts", "elst"], in: track))
        tracks[identifier] = Track(
            kind: kind, timescale: units, defaultDuration: 0,
            shift: edits.start(firstSample: 0, timescale: units, movieTimescale: movieTimescale))
    }

    private func refuseProtection(_ media: UnsafeRawBufferPointer) throws(SegmentFlaw) {
        guard let description = BoxReader.first(["minf", "stbl", "stsd"], in: media), description.count > 8 else {
            return
        }
        var entries = BoxReader(UnsafeRawBufferPointer(rebasing: description[8...]))
        while let entry = entries.next() {
            if ["encv", "enca", "enct", "encs"].contains(entry.type) { throw .protected("\(entry.type)") }
        }
    }

    private func read(_ fragment: UnsafeRawBufferPointer, into measure: inout SegmentMeasure) {
        for part in BoxReader.all("traf", in: fragment) {
            guard let (identifier, track, begun) = begin(part), let kind = track.kind else { continue }
            var run = begun
            for samples in BoxReader.all("trun", in: part) { run.add(samples) }
            guard let stream = StreamMeasure(run, kind: kind, timescale: track.timescale, shift: track.shift) else {
                continue
            }
            measure.add(stream, key: Int(identifier))
        }
    }

    /// What a `traf` box belongs to, and its samples before the first one; `end` is the time in seconds that cuts them.
    private func begin(
        _ part: UnsafeRawBufferPointer, cutAt end: Double? = nil
    ) -> (identifier: UInt32, track: Track, run: FragmentRun)? {
        guard let header = BoxReader.first("tfhd", in: part), header.count >= 8,
            let track = tracks[header.unsigned32(at: 4)], track.kind != nil,
            let decodeTime = BoxReader.first("tfdt", in: part), decodeTime.count >= 8
        else { return nil }
        let isLong = decodeTime[0] == 1 && decodeTime.count >= 12
        let run = FragmentRun(
            time: isLong ? Int64(bitPattern: decodeTime.unsigned64(at: 4)) : Int64(decodeTime.unsigned32(at: 4)),
            defaultDuration: Self.duration(in: header) ?? track.defaultDuration,
            // Times that are rounded mean the same sample.
            limit: end.flatMap { Int64(exactly: (($0 - track.shift - 0.001) * track.timescale).rounded(.up)) })
        return (header.unsigned32(at: 4), track, run)
    }

    /// The default duration of a fragment's samples; nil when the movie's default holds.
    private static func duration(in header: UnsafeRawBufferPointer) -> UInt32? {
        let flags = header.unsigned32(at: 0)
        guard flags & 0x08 != 0 else { return nil }
        let offset = 8 + (flags & 0x01 != 0 ? 8 : 0) + (flags & 0x02 != 0 ? 4 : 0)
        return offset + 4 <= header.count ? header.unsigned32(at: offset) : nil
    }
}

extension StreamMeasure {
    /// The samples of a fragment, whose presentation times an edit list moves by `shift` seconds; nil for none.
    fileprivate init?(_ run: FragmentRun, kind: Kind, timescale: Double, shift: Double) {
        guard let first = run.first, let end = run.end, let lastDecoded = run.lastDecoded else { return nil }
        self.init(kind: kind, time: Double(first) / timescale + shift, decoded: Double(run.begin) / timescale)
        last = Double(run.last) / timescale + shift
        exactEnd = Double(end) / timescale + shift
        longestStep = Double(run.longest) / timescale
        count = run.count
        setLastDecoded(Double(lastDecoded) / timescale)
        if kind == .video, run.lowest < 0 {
            dips = [CompositionDip(decoded: Double(run.begin) / timescale, depth: -Double(run.lowest) / timescale)]
        }
    }
}

extension SegmentMeasure {
    fileprivate mutating func add(_ stream: StreamMeasure, key: Int) {
        guard var known = streams[key] else {
            streams[key] = stream
            return
        }
        known.append(stream)
        streams[key] = known
    }
}
