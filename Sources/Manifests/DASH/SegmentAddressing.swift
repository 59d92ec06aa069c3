/// How the segments of a Representation are found: SegmentBase, SegmentTemplate or SegmentList, with what the levels above
/// say about it (ISO/IEC 23009-1 §5.3.9.1).
struct SegmentAddressing: Hashable, Sendable {
    enum Method: String, Hashable, Sendable {
        case base = "SegmentBase"
        case template = "SegmentTemplate"
        case list = "SegmentList"
    }

    struct Link: Hashable, Sendable {
        /// nil for the BaseURL itself.
        var reference: String?
        var range: ByteSpan?
        var line = 0
    }

    var method: Method
    var line: Int
    /// Units a second.
    var timescale: Int64 = 1
    /// In units of the time scale, as are all the following.
    var presentationTimeOffset: Int64 = 0
    var duration: Int64?
    var startNumber: Int64 = 1
    var endNumber: Int64?
    /// What the first segment begins before the period.
    var periodStartDelta: Int64 = 0
    var media: String?
    var initializationTemplate: String?
    var initialization: Link?
    var indexRange: ByteSpan?
    var timeline: [TimelineEntry]? {
        didSet { hasNumberedEntries = timeline?.contains { $0.number != nil } ?? false }
    }
    /// Whether any entry of the time line says its number.
    private(set) var hasNumberedEntries = false
    var links: [Link] = []

    /// Reads what an element says, over what the levels above say.
    ///
    /// - Parameters:
    ///   - element: a Period, an AdaptationSet or a Representation.
    ///   - inherited: what its parent has.
    /// - Returns: nil when neither says anything.
    /// - Throws: `invalid` for numbers and ranges that are none.
    static func read(
        in element: XMLElement, inherited: SegmentAddressing?
    ) throws(ManifestError) -> SegmentAddressing? {
        for method in [Method.template, .list, .base] {
            guard let child = element.child(method.rawValue) else { continue }
            let isSame = inherited?.method == method
            var addressing = (isSame ? inherited : nil) ?? SegmentAddressing(method: method, line: child.line)
            try addressing.take(child)
            return addressing
        }
        return inherited
    }

    private init(method: Method, line: Int) {
        self.method = method
        self.line = line
    }

    /// Seconds of a time.
    func seconds(_ units: Int64) -> Double { Double(units) / Double(timescale) }

    private mutating func take(_ element: XMLElement) throws(ManifestError) {
        line = element.line
        timescale = try element.integer("timescale") ?? timescale
        guard timescale > 0 else { throw element.flaw("timescale is not above zero.") }
        presentationTimeOffset = try element.time("presentationTimeOffset") ?? presentationTimeOffset
        duration = try element.integer("duration") ?? duration
        if let duration, duration <= 0 { throw element.flaw("duration is not above zero.") }
        startNumber = try element.integer("startNumber") ?? startNumber
        endNumber = try element.integer("endNumber") ?? endNumber
        periodStartDelta = try element.integer("eptDelta") ?? periodStartDelta
        media = element["media"] ?? media
        indexRange = try SegmentAddressing.range(element["indexRange"], in: element) ?? indexRange
        try takeInitialization(element)
        takeTimes(element)
        let urls = element.children("SegmentURL")
        if !urls.isEmpty {
            links = []
            for url in urls { links.append(try SegmentAddressing.link(url, "media", "mediaRange")) }
        }
    }

    /// What is said here replaces what is said above, also when it is said in the other way.
    private mutating func takeInitialization(_ element: XMLElement) throws(ManifestError) {
        if let template = element["initialization"] {
            initializationTemplate = template
            initialization = nil
        } else if let child = element.child("Initialization") {
            initialization = try SegmentAddressing.link(child, "sourceURL", "range")
            initializationTemplate = nil
        }
    }

    private mutating func takeTimes(_ element: XMLElement) {
        if let child = element.child("SegmentTimeline") {
            timeline = child.timeline
        } else if element["duration"] != nil {
            timeline = nil
        }
    }

    private static func link(
        _ element: XMLElement, _ address: String, _ range: String
    ) throws(ManifestError) -> Link {
        let span = try SegmentAddressing.range(element[range], in: element)
        return Link(reference: element[address], range: span, line: element.line)
    }

    /// Reads "0-861", first and last byte.
    private static func range(_ text: String?, in element: XMLElement) throws(ManifestError) -> ByteSpan? {
        guard let text else { return nil }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int64($0) }
        guard parts.count == 2, let first = parts[0], let last = parts[1], last >= first, last < .max,
            let span = ByteSpan(offset: first, length: last - first + 1)
        else { throw element.flaw("\(text.prefix(40)) is no byte range.") }
        return span
    }
}
