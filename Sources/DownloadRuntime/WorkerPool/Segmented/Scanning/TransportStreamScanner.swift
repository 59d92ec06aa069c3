/// Reads the timestamps of MPEG-TS (ISO/IEC 13818-1) segment by segment, and checks that every packet is whole.
struct TransportStreamScanner: Sendable {
    static let packetSize = TransportPacket.size

    private enum Role: Sendable {
        case programMap
        case stream(StreamMeasure.Kind)
        /// Elementary streams that are not copied: metadata, captions, splice marks.
        case other
    }

    private var roles: [Int: Role] = [:]
    /// Pictures and sounds that the program maps of the current segment name.
    private var named: [Int: StreamMeasure.Kind] = [:]
    /// What the program map says of each stream.
    private var languages: [Int: String] = [:]
    /// The tables by their streams, of which one may go on in a later packet.
    private var tables: [Int: SectionBuffer] = [:]
    private var isTableOpen = false
    /// The latest timestamp of each stream in units of 90 kHz, counted on past 33 bits.
    private var clocks: [Int: Int64] = [:]
    private var names = StreamNames()

    /// Whether the program map named a picture.
    var hasVideo: Bool { known.values.contains(.video) }
    /// Whether the program map named sound.
    var hasAudio: Bool { known.values.contains(.audio) }

    /// Pictures and sounds, by their streams.
    private var known: [Int: StreamMeasure.Kind] {
        roles.compactMapValues { if case .stream(let kind) = $0 { kind } else { nil } }
    }

    /// Forgets where the time line was: a new part begins.
    mutating func beginPart() {
        roles = [:]
        languages = [:]
        tables = [:]
        isTableOpen = false
        clocks = [:]
        names = StreamNames()
    }

    /// Reads a whole segment.
    mutating func scan(_ bytes: UnsafeRawBufferPointer) throws(SegmentFlaw) -> SegmentMeasure {
        guard bytes.count % Self.packetSize == 0 else {
            throw .damaged("the last packet of the transport stream is cut off")
        }
        var measure = SegmentMeasure(isRenamed: names.isRenaming)
        let before = known
        named = [:]
        var offset = 0
        while offset < bytes.count {
            guard bytes[offset] == 0x47 else { throw .damaged("no transport packet at \(offset)") }
            read(bytes, at: offset, into: &measure)
            offset += Self.packetSize
        }
        measure.hasOtherStreams = Self.isReplaced(before, by: named)
        return measure
    }

    /// The next segment as it goes into the file, where streams keep the identifiers that they had first.
    ///
    /// The scanner stands before the segment, and all packets of that are whole.
    func renamed(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        var scanner = self
        var measure = SegmentMeasure()
        var renamed = Array(bytes)
        for offset in stride(from: 0, to: bytes.count, by: Self.packetSize) {
            scanner.read(bytes, at: offset, into: &measure)
            guard scanner.names.isRenaming else { continue }
            let identifier = Int(bytes[offset + 1] & 0x1F) << 8 | Int(bytes[offset + 2])
            let name = scanner.names.identifierInFile(of: identifier)
            renamed[offset + 1] = bytes[offset + 1] & 0xE0 | UInt8(name >> 8)
            renamed[offset + 2] = UInt8(name & 0xFF)
        }
        return renamed
    }

    private mutating func read(
        _ bytes: UnsafeRawBufferPointer, at offset: Int, into measure: inout SegmentMeasure
    ) {
        // Only the first packet of a payload unit carries timestamps, and mostly all of a table.
        guard bytes[offset + 1] & 0x40 != 0 || isTableOpen else { return }
        let packet = UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + Self.packetSize])
        read(TransportPacket(packet), into: &measure)
    }

    /// Whether streams took the place of others: a program map that names one more, or lacks some, is the same program's.
    private static func isReplaced(
        _ before: [Int: StreamMeasure.Kind], by named: [Int: StreamMeasure.Kind]
    ) -> Bool {
        if named.contains(where: { before[$0.key] != nil && before[$0.key] != $0.value }) { return true }
        return before.keys.contains { named[$0] == nil } && named.keys.contains { before[$0] == nil }
    }

    private mutating func read(_ packet: TransportPacket, into measure: inout SegmentMeasure) {
        let identifier = packet.identifier
        if identifier == 0 { return sections(of: packet).forEach { readAssociations($0) } }
        if case .programMap = roles[identifier] {
            return sections(of: packet).forEach { readProgramMap($0, of: &measure) }
        }
        guard let name = names.name(of: identifier), case .stream(let kind) = roles[name] else { return }
        readTimestamp(packet, of: name, kind, into: &measure)
    }

    /// The sections of its stream's table that are whole with a packet.
    private mutating func sections(of packet: TransportPacket) -> [[UInt8]] {
        let whole = tables[packet.identifier, default: SectionBuffer()].add(packet)
        isTableOpen = tables.values.contains { $0.isOpen }
        return whole
    }

    private mutating func readAssociations(_ section: [UInt8]) {
        guard let table = Self.table(section, identifier: 0) else { return }
        var maps: [Int] = []
        for place in stride(from: table.startIndex, to: table.endIndex - 3, by: 4)
        where table[place] != 0 || table[place + 1] != 0 {
            let identifier = Int(table[place + 2] & 0x1F) << 8 | Int(table[place + 3])
            // An encoder that begins again may put the map where a stream was.
            roles[identifier] = .programMap
            maps.append(identifier)
        }
        names.notePrograms(maps)
    }

    private mutating func readProgramMap(_ section: [UInt8], of measure: inout SegmentMeasure) {
        guard let content = Self.table(section, identifier: 2), content.count >= 4 else { return }
        let streams = content.withUnsafeBytes { Self.streams(of: $0) }
        let media = streams.filter { if case .stream = $0.role { true } else { false } }.map(\.entry)
        names.noteProgram(media, isWithinSegment: !measure.streams.isEmpty)
        if names.isRenaming { measure.isRenamed = true }
        for (entry, role) in streams { note(entry, role) }
    }

    private mutating func note(_ entry: StreamNames.Entry, _ role: Role) {
        guard let name = names.name(of: entry.identifier) else { return }
        if case .stream(let kind) = role { named[name] = kind }
        if roles[name] == nil {
            roles[name] = role
            languages[name] = entry.language
        }
    }

    private static func streams(
        of table: UnsafeRawBufferPointer
    ) -> [(entry: StreamNames.Entry, role: Role)] {
        var streams: [(StreamNames.Entry, Role)] = []
        var offset = 4 + (Int(table[2] & 0x0F) << 8 | Int(table[3]))
        while offset + 5 <= table.count {
            let identifier = Int(table[offset + 1] & 0x1F) << 8 | Int(table[offset + 2])
            let length = Int(table[offset + 3] & 0x0F) << 8 | Int(table[offset + 4])
            let descriptors = table[min(offset + 5, table.count)..<min(offset + 5 + length, table.count)]
            let about = UnsafeRawBufferPointer(rebasing: descriptors)
            let entry = StreamNames.Entry(
                identifier: identifier, type: table[offset], language: language(in: about))
            streams.append((entry, role(ofType: table[offset], about)))
            offset += 5 + length
        }
        return streams
    }

    /// The content of a section: between its head and its checksum.
    private static func table(_ section: [UInt8], identifier: UInt8) -> ArraySlice<UInt8>? {
        guard section.count > 12, section[0] == identifier else { return nil }
        return section[8..<section.count - 4]
    }

    private static func role(ofType type: UInt8, _ descriptors: UnsafeRawBufferPointer) -> Role {
        switch type {
        case 0x01, 0x02, 0x10, 0x1B, 0x20, 0x24, 0x33, 0x42, 0xD1, 0xEA: .stream(.video)
        case 0x03, 0x04, 0x0F, 0x11, 0x81, 0x82, 0x83, 0x84, 0x87: .stream(.audio)
        case 0x06: isPrivateAudio(descriptors) ? .stream(.audio) : .other
        default: .other
        }
    }

    /// What the descriptor of languages says first (ISO/IEC 13818-1 §2.6.18).
    private static func language(in descriptors: UnsafeRawBufferPointer) -> String? {
        var offset = 0
        while offset + 5 <= descriptors.count {
            if descriptors[offset] == 0x0A {
                return String(decoding: descriptors[offset + 2..<offset + 5], as: UTF8.self)
            }
            offset += 2 + Int(descriptors[offset + 1])
        }
        return nil
    }

    /// AC-3, E-AC-3, DTS and AAC in DVB's private streams, and Opus by its registration.
    private static func isPrivateAudio(_ descriptors: UnsafeRawBufferPointer) -> Bool {
        var offset = 0
        while offset + 2 <= descriptors.count {
            let tag = descriptors[offset]
            if [0x6A, 0x7A, 0x7B, 0x7C].contains(tag) { return true }
            if tag == 0x05, descriptors.dropFirst(offset + 2).prefix(4).elementsEqual("Opus".utf8) { return true }
            offset += 2 + Int(descriptors[offset + 1])
        }
        return false
    }

    private mutating func readTimestamp(
        _ packet: TransportPacket, of identifier: Int, _ kind: StreamMeasure.Kind, into measure: inout SegmentMeasure
    ) {
        guard packet.isUnitStart, let payload = packet.payload, payload.count >= 14, payload[0] == 0, payload[1] == 0,
            payload[2] == 1, payload[7] & 0x80 != 0
        else { return }
        let raw = Self.timestamp(payload, at: 9)
        let ticks = unwrapped(raw, identifier)
        let time = Double(ticks) / 90_000
        // Pictures that are shown in another order have a time of decoding, too; it is never the later one.
        let hasDecodeTime = payload[7] & 0x40 != 0 && payload.count >= 19
        let ahead = hasDecodeTime ? (raw - Self.timestamp(payload, at: 14)) & (1 << 33 - 1) : 0
        let decoded = Double(ticks - ahead) / 90_000
        if measure.streams[identifier]?.add(time, decoded: decoded) == nil {
            var stream = StreamMeasure(kind: kind, time: time, decoded: decoded)
            stream.language = languages[identifier]
            measure.streams[identifier] = stream
        }
    }

    /// The 33 bits of a timestamp, which lie apart in five bytes.
    private static func timestamp(_ payload: UnsafeRawBufferPointer, at offset: Int) -> Int64 {
        Int64(payload[offset] & 0x0E) << 29 | Int64(payload[offset + 1]) << 22
            | Int64(payload[offset + 2] & 0xFE) << 14 | Int64(payload[offset + 3]) << 7
            | Int64(payload[offset + 4]) >> 1
    }

    /// Counts on where 33 bits begin again, after 26.5 hours.
    private mutating func unwrapped(_ raw: Int64, _ identifier: Int) -> Int64 {
        let period = Int64(1) << 33
        // The streams of a program share one clock, so any of them tells where it is.
        guard let reference = clocks[identifier] ?? clocks.values.first else {
            clocks[identifier] = raw
            return raw
        }
        var difference = (raw - reference) % period
        if difference > period / 2 { difference -= period }
        if difference < -period / 2 { difference += period }
        clocks[identifier] = reference + difference
        return reference + difference
    }
}
