/// Makes the segments of Representations from their addressing.
struct PresentationSegments {
    private let limits: ManifestLimits
    private(set) var warnings = WarningList()
    /// Records and runs that were written down so far.
    private var listedCount = 0
    /// The bytes of the addresses that were kept so far.
    private var addressByteCount = 0
    /// The last runs that were made: the Representations of a set share their time line.
    private var lastRuns: (addressing: SegmentAddressing, duration: Double?, runs: TimelineRuns)?
    private var nameless = 0

    init(limits: ManifestLimits) {
        self.limits = limits
    }

    /// A Representation with its segments.
    ///
    /// - Parameters:
    ///   - description: what it is.
    ///   - level: what it inherits and says itself.
    ///   - element: its element.
    ///   - duration: seconds of the period; nil when they are not known.
    ///   - isEnded: false for a live stream, whose segments are not counted.
    /// - Returns: the track.
    /// - Throws: `invalid` or `tooLarge`, with line and element.
    mutating func track(
        _ description: RepresentationDescription, _ level: PresentationLevel, _ element: XMLElement, duration: Double?,
        isEnded: Bool
    ) throws(ManifestError) -> PresentationTrack {
        var description = description
        if description.id == nil {
            nameless += 1
            description.id = "track-\(nameless)"
            warnings.add("A Representation has no id.", line: element.line)
        }
        var result = PresentationTrack(
            track: PresentationSegments.track(description), variant: description.variant,
            rendition: description.rendition)
        guard isEnded else { return result }
        switch level.addressing?.method {
        case .template: try addTemplate(to: &result, description, level, element, duration: duration)
        case .list: try addList(to: &result, level, element, duration: duration)
        case .base, nil: try addFile(to: &result, level, element, duration: duration)
        }
        return result
    }

    private static func track(_ description: RepresentationDescription) -> Track {
        Track(
            id: description.id ?? "", kind: description.kind, language: description.language, name: description.name,
            roles: description.roles, isDefault: description.roles.contains("main"), bandwidth: description.bandwidth,
            codecs: description.codecs, width: description.width, height: description.height,
            mimeType: description.mimeType, protection: description.protection)
    }

    private mutating func spend(_ count: Int, _ element: XMLElement) throws(ManifestError) {
        listedCount += count
        guard listedCount <= limits.listedSegments else {
            throw element.flaw("The manifest has too many segments.", .tooLarge)
        }
    }

    /// Looks at the addresses of a level, which are kept with everything below it.
    mutating func keep(_ level: PresentationLevel, of element: XMLElement) throws(ManifestError) {
        try keep(level.bases.lazy.map(\.text.utf8.count), element)
    }

    /// Looks at the bytes of addresses that the plan keeps.
    ///
    /// None may be longer than a server takes, nor all of them fill the memory.
    private mutating func keep(_ counts: some Sequence<Int>, _ element: XMLElement) throws(ManifestError) {
        for count in counts {
            guard count <= limits.addressByteCount else { throw element.flaw("An address is too long.", .tooLarge) }
            addressByteCount += count
        }
        guard addressByteCount <= limits.allAddressesByteCount else {
            throw element.flaw("The manifest has too many long addresses.", .tooLarge)
        }
    }

    // MARK: SegmentTemplate

    private mutating func addTemplate(
        to result: inout PresentationTrack, _ description: RepresentationDescription, _ level: PresentationLevel,
        _ element: XMLElement, duration: Double?
    ) throws(ManifestError) {
        guard let addressing = level.addressing, let media = addressing.media else {
            throw element.flaw("The SegmentTemplate has no media.")
        }
        let pattern = try pattern(media, description, level, element)
        var counted = addressing
        // A name without a place for number or time is one file.
        if !pattern.usesNumber && !pattern.usesTime && addressing.timeline == nil { counted.duration = nil }
        let runs = try runs(counted, element, duration: duration)
        let initialization = try initialization(addressing, description, level, element)
        if runs.hasParts { try spend(runs.runs.count, element) }
        let list = TemplatedSegments(
            template: pattern, bases: level.bases,
            runs: pattern.usesSubNumber && runs.hasParts ? try runs.runsOfParts() : runs.runsOfWholes(),
            timescale: addressing.timescale,
            presentationTimeOffset: addressing.presentationTimeOffset,
            startNumber: addressing.startNumber, initialization: initialization,
            endTime: addressing.timeline == nil ? runs.endTime : nil)
        result.track.segments = SegmentList(.templated(list))
        result.track.initialization = initialization
        result.track.mediaTimeOffset = addressing.seconds(addressing.presentationTimeOffset)
        result.track.hasNominalEnd = addressing.timeline == nil && addressing.endNumber == nil
        if runs.hasGaps { warnings.add("A time line has gaps or overlaps.", line: addressing.line) }
    }

    private mutating func runs(
        _ addressing: SegmentAddressing, _ element: XMLElement, duration: Double?
    ) throws(ManifestError) -> TimelineRuns {
        let key = PresentationSegments.timing(of: addressing)
        if let lastRuns, lastRuns.addressing == key, lastRuns.duration == duration { return lastRuns.runs }
        var runs = TimelineRuns(addressing, periodDuration: duration, limits: limits)
        try runs.build()
        // Many entries may make few runs, but each of them was looked at.
        try spend(max(runs.runs.count, addressing.timeline?.count ?? 0), element)
        lastRuns = (key, duration, runs)
        return runs
    }

    /// What the runs depend on.
    private static func timing(of addressing: SegmentAddressing) -> SegmentAddressing {
        var timing = addressing
        timing.line = 0
        timing.media = nil
        timing.initializationTemplate = nil
        timing.initialization = nil
        timing.indexRange = nil
        timing.links = []
        // Runs count from the first number, unless the last one is given or an entry has its own.
        if addressing.endNumber == nil, !addressing.hasNumberedEntries { timing.startNumber = 1 }
        return timing
    }

    private mutating func pattern(
        _ template: String, _ description: RepresentationDescription, _ level: PresentationLevel, _ element: XMLElement
    ) throws(ManifestError) -> SegmentTemplatePattern {
        let pattern = SegmentTemplatePattern(
            template, representation: description.id ?? "", bandwidth: description.bandwidth)
        try keep(CollectionOfOne(pattern.byteCount), element)
        if let unknown = pattern.unknown.first {
            warnings.add("The template has an unknown identifier: \(unknown.prefix(40))", line: element.line)
        }
        guard level.bases[0].allows(pattern.text(number: 1, time: 0)) else {
            throw element.flaw("An address leads outside of the web.")
        }
        return pattern
    }

    private mutating func initialization(
        _ addressing: SegmentAddressing, _ description: RepresentationDescription, _ level: PresentationLevel,
        _ element: XMLElement
    ) throws(ManifestError) -> Initialization? {
        if let template = addressing.initializationTemplate, DataAddress.isNamed(by: template) {
            return Initialization(url: try inline(template, element))
        }
        if let template = addressing.initializationTemplate {
            let reference = try pattern(template, description, level, element).text(number: 0, time: 0)
            let url = level.bases[0].resolved(reference)
            try keep(CollectionOfOne(url.utf8.count), element)
            return Initialization(url: url)
        }
        guard let link = addressing.initialization else { return nil }
        return Initialization(url: try address(of: link, level, element), range: link.range)
    }

    /// An address that holds its bytes itself, when these can be read.
    private mutating func inline(_ reference: String, _ element: XMLElement) throws(ManifestError) -> String {
        try keep(CollectionOfOne(reference.utf8.count), element)
        guard DataAddress(reference) != nil else {
            throw element.flaw("The bytes in an address cannot be read: \(reference.prefix(100))")
        }
        return reference
    }

    private mutating func address(
        of link: SegmentAddressing.Link, _ level: PresentationLevel, _ element: XMLElement
    ) throws(ManifestError) -> String {
        if let reference = link.reference, DataAddress.isNamed(by: reference) { return try inline(reference, element) }
        try check(link, level, element)
        guard let reference = link.reference else { return level.bases[0].text }
        let url = level.bases[0].resolved(reference)
        try keep(CollectionOfOne(url.utf8.count), element)
        return url
    }

    private func check(
        _ link: SegmentAddressing.Link, _ level: PresentationLevel, _ element: XMLElement
    ) throws(ManifestError) {
        guard let reference = link.reference, !level.bases[0].allows(reference) else { return }
        var error = element.flaw("An address leads outside of the web: \(reference.prefix(100))")
        error.line = link.line
        throw error
    }

    // MARK: SegmentList

    private mutating func addList(
        to result: inout PresentationTrack, _ level: PresentationLevel, _ element: XMLElement, duration: Double?
    ) throws(ManifestError) {
        guard let addressing = level.addressing, !addressing.links.isEmpty else {
            throw element.flaw("The SegmentList has no segments.", .empty)
        }
        try spend(addressing.links.count, element)
        let (skipped, times) = try times(of: addressing, element, duration: duration)
        var list = ListedSegments(bases: level.bases, firstSequence: addressing.startNumber &+ Int64(skipped))
        if let link = addressing.initialization {
            list.initializations = [
                Initialization(url: try address(of: link, level, element), range: link.range)
            ]
        }
        for (link, time) in zip(addressing.links.dropFirst(skipped), times) {
            try check(link, level, element)
            if let reference = link.reference { try keep(CollectionOfOne(reference.utf8.count), element) }
            var record = ListedSegments.Record(
                reference: list.appendReference(link.reference ?? ""), start: time.start, duration: time.duration)
            record.rangeOffset = link.range?.offset ?? 0
            record.rangeLength = link.range?.length ?? 0
            record.initialization = list.initializations.isEmpty ? -1 : 0
            list.records.append(record)
        }
        result.track.segments = SegmentList(.listed(list))
        result.track.initialization = list.initializations.first
        result.track.mediaTimeOffset = addressing.seconds(addressing.presentationTimeOffset)
    }

    /// Start and length of each address of a list, and how many addresses lie before the period.
    ///
    /// There are fewer times than addresses when the time line is shorter, or goes on behind the period.
    private mutating func times(
        of addressing: SegmentAddressing, _ element: XMLElement, duration: Double?
    ) throws(ManifestError) -> (skipped: Int, times: [(start: Double, duration: Double)]) {
        let count = addressing.links.count
        if addressing.timeline != nil {
            let runs = try runs(addressing, element, duration: duration)
            if runs.count < count {
                warnings.add("A SegmentList has more addresses than times.", line: addressing.line)
            }
            let skipped = min(Int(runs.skipped), count)
            return (skipped, times(of: runs.runs, addressing, limit: count - skipped))
        }
        guard let length = addressing.duration.map({ addressing.seconds($0) }) ?? duration.map({ $0 / Double(count) })
        else { throw element.flaw("The length of its segments is not known.") }
        let times = (0..<count).map { index in
            let start = Double(index) * length
            let room = duration.map { $0 - start } ?? length
            return (start, index == count - 1 && room > 0 ? min(length, room) : length)
        }
        return (0, times)
    }

    /// Start and length of the segments of runs; no more of them than there are addresses.
    private func times(
        of runs: [TemplatedSegments.Run], _ addressing: SegmentAddressing, limit: Int
    ) -> [(start: Double, duration: Double)] {
        var times: [(start: Double, duration: Double)] = []
        for run in runs {
            for index in 0..<min(run.count, limit - times.count) {
                let time = run.time + Int64(index) * run.duration - addressing.presentationTimeOffset
                times.append((addressing.seconds(time), addressing.seconds(run.duration)))
            }
        }
        return times
    }

    // MARK: One file

    private mutating func addFile(
        to result: inout PresentationTrack, _ level: PresentationLevel, _ element: XMLElement, duration: Double?
    ) throws(ManifestError) {
        let addressing = level.addressing
        result.track.segments = SegmentList([
            MediaSegment(
                url: level.bases[0].text, duration: duration ?? 0, sequence: addressing?.startNumber ?? 1,
                mirrors: level.bases.dropFirst().map(\.text))
        ])
        guard let addressing else { return }
        result.track.mediaTimeOffset = addressing.seconds(addressing.presentationTimeOffset)
        if let link = addressing.initialization {
            result.track.initialization = Initialization(
                url: try address(of: link, level, element), range: link.range)
        }
        if let range = addressing.indexRange {
            result.index = PresentationTrack.IndexSource(bases: level.bases, range: range)
        }
    }
}
