/// Reads an MPD whose remote elements are resolved already (ISO/IEC 23009-1 §5.3).
struct PresentationReader {
    private let settings: ManifestSettings
    private var warnings = WarningList()
    /// Representations of the period that is read, and of all periods so far.
    private var trackCount = 0
    private var allTrackCount = 0
    private var segments: PresentationSegments

    init(settings: ManifestSettings) {
        self.settings = settings
        segments = PresentationSegments(limits: settings.limits)
    }

    /// Reads the whole MPD.
    ///
    /// - Parameters:
    ///   - root: the MPD element.
    ///   - base: the address that it came from.
    /// - Returns: its periods.
    /// - Throws: an error with line and element.
    mutating func read(_ root: XMLElement, base: BaseAddress) throws(ManifestError) -> MediaPresentation {
        guard root.name == "MPD" else {
            throw root.flaw("The XML is no DASH manifest: its root is \(root.name.prefix(40)).", .notAManifest)
        }
        let isEnded = isEnded(root)
        let level = try PresentationLevel(base: base, limits: settings.limits).with(root.children("BaseURL"))
        let periods = try periods(root, level, isEnded: isEnded)
        guard !periods.isEmpty || !isEnded else { throw root.flaw("The manifest has nothing to play.", .empty) }
        warnings.add(segments.warnings)
        return MediaPresentation(isEnded: isEnded, periods: periods, warnings: warnings)
    }

    /// A dynamic presentation ends when it says so and that time has passed.
    private func isEnded(_ root: XMLElement) -> Bool {
        guard root["type"]?.lowercased() == "dynamic" else { return true }
        guard let now = settings.now, let end = root["availabilityEndTime"].flatMap(XMLDateTime.seconds) else {
            return false
        }
        return end <= now
    }

    // MARK: Periods

    private mutating func periods(
        _ root: XMLElement, _ level: PresentationLevel, isEnded: Bool
    ) throws(ManifestError) -> [MediaPresentation.Period] {
        let elements = root.children("Period")
        guard elements.count <= settings.limits.periods else {
            throw root.flaw("The manifest has too many periods.", .tooLarge)
        }
        let total = try root.seconds("mediaPresentationDuration")
        var periods: [MediaPresentation.Period] = []
        var end: Double? = 0
        for (index, element) in elements.enumerated() {
            guard let start = try element.seconds("start") ?? end else {
                // A stream that goes on names periods before it is known when they start.
                if !isEnded { continue }
                throw element.flaw("It is not known when this period starts.")
            }
            let isLast = index + 1 == elements.count
            let next = try isLast ? total : elements[index + 1].seconds("start")
            let duration = try duration(of: element, start: start, next: next, isLast: isLast)
            let period = try period(element, level, start: start, duration: duration, isEnded: isEnded)
            end = PresentationReader.end(of: period)
            if period.duration == 0 { continue }
            if period.tracks.isEmpty {
                warnings.add("A period without tracks was left out.", line: element.line)
            } else {
                periods.append(period)
            }
        }
        return periods
    }

    /// A period ends where the next one starts, whatever it says itself; what is next to the last one is the title's end.
    private func duration(
        of element: XMLElement, start: Double, next: Double?, isLast: Bool
    ) throws(ManifestError) -> Double? {
        guard let declared = try element.seconds("duration") else { return next.map { max(0, $0 - start) } }
        // Where every period says that it starts at zero, only the lengths mean something.
        guard !isLast, let next, next > start else { return declared }
        return min(declared, next - start)
    }

    private static func end(of period: MediaPresentation.Period) -> Double? {
        let tracks = period.tracks.map(\.track)
        return PlanPeriod(start: period.start, duration: period.duration, tracks: tracks).knownDuration
            .map { period.start + $0 }
    }

    private mutating func period(
        _ element: XMLElement, _ level: PresentationLevel, start: Double, duration: Double?, isEnded: Bool
    ) throws(ManifestError) -> MediaPresentation.Period {
        var period = MediaPresentation.Period(start: start, duration: duration, tracks: [])
        guard duration != 0 else { return period }
        let level = try self.level(of: element, below: level)
        trackCount = 0
        for set in element.children("AdaptationSet") {
            let level = try self.level(of: set, below: level)
            period.tracks += try tracks(of: set, level, duration: duration, isEnded: isEnded)
        }
        makeUnique(&period)
        return period
    }

    private mutating func level(
        of element: XMLElement, below above: PresentationLevel
    ) throws(ManifestError) -> PresentationLevel {
        let level = try above.below(element)
        if element.child("BaseURL") != nil { try segments.keep(level, of: element) }
        return level
    }

    /// Two Representations of one name would become one.
    private mutating func makeUnique(_ period: inout MediaPresentation.Period) {
        var seen: Set<String> = []
        var numbers: [String: Int] = [:]
        for index in period.tracks.indices {
            let name = period.tracks[index].track.id
            var id = name
            while !seen.insert(id).inserted {
                let number = numbers[name, default: 1] + 1
                numbers[name] = number
                id = "\(name)#\(number)"
                warnings.add("Two Representations have the same id.")
            }
            period.tracks[index].track.id = id
            period.tracks[index].variant?.id = id
            period.tracks[index].rendition?.id = id
        }
    }

    // MARK: Tracks

    private mutating func tracks(
        of set: XMLElement, _ level: PresentationLevel, duration: Double?, isEnded: Bool
    ) throws(ManifestError) -> [PresentationTrack] {
        guard PresentationReader.isPlain(set) else { return [] }
        let representations = set.children("Representation")
        let set = AdaptationSetDescription(set)
        var tracks: [PresentationTrack] = []
        for representation in representations where PresentationReader.isPlain(representation) {
            trackCount += 1
            allTrackCount += 1
            guard trackCount <= settings.limits.tracks, allTrackCount <= settings.limits.tracksOfAllPeriods else {
                throw representation.flaw("The manifest has too many Representations.", .tooLarge)
            }
            // What another one has to be decoded with is no film by itself.
            guard representation["dependencyId"]?.isEmpty ?? true else {
                warnings.add(
                    "A Representation that needs another one was left out.", line: representation.line)
                continue
            }
            switch MediaType(set: set, representation: representation) {
            case .other: continue
            case .unknown:
                warnings.add(
                    "A Representation does not say what it holds, and was left out.", line: representation.line)
            case .track(let kind):
                let level = try self.level(of: representation, below: level)
                var description = RepresentationDescription(kind, set: set, representation: representation)
                description.protection = level.protections.protection
                // A stream that goes on has no number of segments to count.
                let track = try segments.track(
                    description, level, representation, duration: duration, isEnded: isEnded)
                if isEnded, track.track.segments.isEmpty {
                    warnings.add("A Representation without segments was left out.", line: representation.line)
                } else {
                    tracks.append(track)
                }
            }
        }
        return tracks
    }

    /// Whether an element is of the film itself: no pictures for seeking, and nothing that takes what is not known here.
    private static func isPlain(_ element: XMLElement) -> Bool {
        let essential = element.children("EssentialProperty").compactMap { $0["schemeIdUri"]?.lowercased() }
        let extra = element.children("SupplementalProperty").compactMap { $0["schemeIdUri"]?.lowercased() }
        let isTrickMode = (essential + extra).contains { $0.hasPrefix("http://dashif.org/guidelines/trickmode") }
        return !isTrickMode && essential.allSatisfy { $0.hasPrefix("urn:mpeg:mpegb:cicp:") }
    }
}
