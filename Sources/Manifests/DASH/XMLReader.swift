import CExpat

/// Reads XML into elements, with a bound on everything, and without document type definitions.
///
/// expat does the reading; a DOCTYPE ends it at once, so that there are no entities to expand and nothing to load.
final class XMLReader {
    private let limits: ManifestLimits
    private var stack: [XMLElement] = []
    private var root: XMLElement?
    private var counts: XMLCounts
    private var error: ManifestError?
    /// Lines that were put before the document; less than zero when some were taken away.
    private let lineOffset: Int
    private let parser: XML_Parser

    /// Reads a document.
    ///
    /// - Parameters:
    ///   - bytes: in UTF-8, or in the encoding that the document declares.
    ///   - limits: for size, number and depth.
    ///   - counts: what was read before, to which this document is added.
    /// - Returns: the root element, and whether the end of the document was missing.
    /// - Throws: `invalid` with the line, or `tooLarge`.
    static func read(
        _ bytes: [UInt8], limits: ManifestLimits, counts: inout XMLCounts
    ) throws(ManifestError) -> (root: XMLElement, isCutOff: Bool) {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        // Sloppy programs write a blank line before the declaration, which must come first.
        let head = bytes.prefix { [0x20, 0x09, 0x0D, 0x0A].contains($0) || mark.contains($0) }
        let document = bytes[head.endIndex...]
        // UTF-16 was brought to UTF-8 before; the declaration does not know.
        let declaration = String(decoding: document.prefix(100), as: UTF8.self).lowercased()
        let isUTF8 = declaration.contains("utf-16") || mark.allSatisfy(head.contains)
        let lines = head.count { $0 == UInt8(ascii: "\n") }
        let reader = try XMLReader(
            limits: limits, encoding: isUTF8 ? "UTF-8" : nil, lineOffset: -lines, counts: counts)
        defer { counts = reader.counts }
        return try reader.read(head.isEmpty ? bytes : Array(document))
    }

    /// Reads elements that have no root, as remote ones may.
    ///
    /// - Parameters:
    ///   - bytes: UTF-8.
    ///   - limits: for size, number and depth.
    ///   - counts: what was read before, to which these elements are added.
    /// - Returns: the elements.
    /// - Throws: `invalid` with the line, or `tooLarge`.
    static func readFragment(
        _ bytes: [UInt8], limits: ManifestLimits, counts: inout XMLCounts
    ) throws(ManifestError) -> [XMLElement] {
        var body = bytes[...]
        if body.starts(with: [0xEF, 0xBB, 0xBF]) { body = body.dropFirst(3) }
        body = body.drop { $0 <= 0x20 }
        if body.starts(with: "<?xml".utf8), let end = body.firstIndex(of: UInt8(ascii: ">")) {
            body = body[(end + 1)...]
        }
        let whole = Array("<fragment>\n".utf8) + body + Array("</fragment>".utf8)
        let reader = try XMLReader(limits: limits, encoding: "UTF-8", lineOffset: 1, counts: counts)
        defer { counts = reader.counts }
        return try reader.read(whole).root.children
    }

    private init(
        limits: ManifestLimits, encoding: String?, lineOffset: Int, counts: XMLCounts
    ) throws(ManifestError) {
        guard let parser = XML_ParserCreate(encoding) else {
            throw ManifestError(.tooLarge, "There is no memory to read the manifest.")
        }
        self.parser = parser
        self.limits = limits
        self.lineOffset = lineOffset
        self.counts = counts
    }

    deinit {
        XML_ParserFree(parser)
    }

    private func read(_ bytes: [UInt8]) throws(ManifestError) -> (root: XMLElement, isCutOff: Bool) {
        counts.byteCount += Int64(bytes.count)
        guard counts.byteCount <= limits.documentByteCount else {
            throw ManifestError(.tooLarge, "The manifest and its remote elements are too large together.")
        }
        // The parser reads a tag whole, with everything in it, before anybody can say no.
        guard XMLTags.longest(in: bytes) <= limits.lineByteCount else {
            throw ManifestError(.tooLarge, "An element of the manifest is too long.")
        }
        setHandlers()
        let status = bytes.withUnsafeBytes { bytes in
            XML_Parse(parser, bytes.assumingMemoryBound(to: CChar.self).baseAddress, Int32(clamping: bytes.count), 1)
        }
        if let error { throw error }
        if status == XML_STATUS_OK, let root { return (root, false) }
        let code = XML_GetErrorCode(parser)
        let isAtEnd = code == XML_ERROR_NO_ELEMENTS || code == XML_ERROR_UNCLOSED_TOKEN
        if isAtEnd, stack.count == 1, let root = stack.first, !root.children.isEmpty { return (root, true) }
        let reason = XML_ErrorString(code).map { String(cString: $0) } ?? "unknown error"
        throw ManifestError(
            .invalid, "The XML cannot be read: \(reason).", at: stack.last?.name ?? "", line: line)
    }

    private var line: Int { max(1, Int(XML_GetCurrentLineNumber(parser)) - lineOffset) }

    private func setHandlers() {
        XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
        XML_SetElementHandler(
            parser,
            { user, name, attributes in
                guard let name, let reader = XMLReader.reader(user) else { return }
                reader.begin(name, attributes)
            },
            { user, _ in XMLReader.reader(user)?.end() })
        XML_SetCharacterDataHandler(parser) { user, text, count in
            guard let text, let reader = XMLReader.reader(user) else { return }
            reader.add(UnsafeBufferPointer(start: text, count: Int(count)))
        }
        XML_SetUnknownEncodingHandler(
            parser,
            { _, name, encoding in
                guard let name, let encoding else { return 0 }
                return XMLEncodings.describe(String(cString: name), in: encoding) ? 1 : 0
            }, nil)
        XML_SetStartDoctypeDeclHandler(parser) { user, _, _, _, _ in
            XMLReader.reader(user)?.stop(.invalid, "A manifest must not declare a document type.", at: "DOCTYPE")
        }
    }

    private static func reader(_ user: UnsafeMutableRawPointer?) -> XMLReader? {
        user.map { Unmanaged<XMLReader>.fromOpaque($0).takeUnretainedValue() }
    }

    // MARK: Events

    private func begin(_ name: UnsafePointer<CChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
        guard error == nil else { return }
        if entryDepth > 0 {
            entryDepth += 1
            return
        }
        guard stack.count < limits.depth else {
            return stop(.tooLarge, "The manifest's elements lie too deep in each other.")
        }
        let count = XMLReader.count(attributes)
        counts.attributes += count
        guard count <= limits.attributesPerElement, counts.attributes <= limits.attributes else {
            return stop(.tooLarge, "The manifest has too many attributes.")
        }
        let name = XMLReader.localName(name)
        if name == "S", stack.last?.name == "SegmentTimeline" { return addEntry(attributes) }
        counts.elements += 1
        guard counts.elements <= limits.elements else { return stop(.tooLarge, "The manifest has too many elements.") }
        stack.append(XMLElement(name, attributes: XMLReader.attributes(attributes), line: line))
    }

    private func end() {
        guard error == nil else { return }
        if entryDepth > 0 {
            entryDepth -= 1
            return
        }
        guard let element = stack.popLast() else { return }
        if stack.isEmpty { root = element } else { stack[stack.count - 1].children.append(element) }
    }

    private func add(_ text: UnsafeBufferPointer<CChar>) {
        counts.textPieces += 1
        guard counts.textPieces <= limits.textPieces else { return stop(.tooLarge, "The manifest has too much text.") }
        // Only addresses and labels have text; the rest is white space between elements.
        guard error == nil, !stack.isEmpty, entryDepth == 0,
            !stack[stack.count - 1].text.isEmpty || !XMLReader.isBlank(text)
        else { return }
        counts.textByteCount += text.count
        guard counts.textByteCount <= 1 << 20 else { return stop(.tooLarge, "The manifest has too much text.") }
        stack[stack.count - 1].text += String(decoding: UnsafeRawBufferPointer(text), as: UTF8.self)
    }

    private func stop(_ code: ManifestError.Code, _ sentence: String, at place: String = "") {
        guard error == nil else { return }
        error = ManifestError(code, sentence, at: place.isEmpty ? stack.last?.name ?? "" : place, line: line)
        XML_StopParser(parser, XML_Bool(XML_FALSE))
    }

    // MARK: Time lines

    /// How many elements are open from an `S` element on; what lies in it means nothing.
    private var entryDepth = 0

    private func addEntry(_ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
        entryDepth = 1
        counts.entries += 1
        guard counts.entries <= limits.segmentsPerTrack else {
            return stop(.tooLarge, "The manifest has too many segments.", at: "S")
        }
        var entry = TimelineEntry(time: nil, duration: -1, repeats: 0, line: line)
        var pair = attributes
        while let name = pair?[0], let value = pair?[1] {
            if let letter = XMLReader.onlyLetter(name), !set(letter, to: value, in: &entry) {
                let text = String(cString: value).prefix(40)
                return stop(.invalid, "\(String(cString: name)) is no number: \(text)", at: "S")
            }
            pair = pair?.advanced(by: 2)
        }
        guard entry.duration > 0 else { return stop(.invalid, "d is missing or not above zero.", at: "S") }
        stack[stack.count - 1].timeline.append(entry)
    }

    private func set(_ letter: UInt8, to value: UnsafePointer<CChar>, in entry: inout TimelineEntry) -> Bool {
        switch letter {
        case UInt8(ascii: "t"): entry.time = XMLReader.integer(value, in: XMLElement.times)
        case UInt8(ascii: "n"):
            entry.number = XMLReader.integer(value)
            return entry.number != nil
        case UInt8(ascii: "k"):
            guard let parts = XMLReader.integer(value), (1...Int64(limits.segmentsPerTrack)).contains(parts) else {
                return false
            }
            entry.parts = Int(parts)
        case UInt8(ascii: "d"): entry.duration = XMLReader.integer(value) ?? 0
        case UInt8(ascii: "r"):
            // Any count is a number; whether there may be so many is decided with the list.
            guard let repeats = Int64(String(cString: value).trimmingSpaces) else { return false }
            entry.repeats = repeats
        default: return true
        }
        return letter != UInt8(ascii: "t") || entry.time != nil
    }

    // MARK: Bytes

    private static func localName(_ name: UnsafePointer<CChar>) -> String {
        let text = String(cString: name)
        return text.utf8.lastIndex(of: UInt8(ascii: ":")).map { String(text[text.index(after: $0)...]) } ?? text
    }

    private static func count(_ list: UnsafeMutablePointer<UnsafePointer<CChar>?>?) -> Int {
        var count = 0
        while list?[2 * count] != nil { count += 1 }
        return count
    }

    private static func attributes(
        _ list: UnsafeMutablePointer<UnsafePointer<CChar>?>?
    ) -> [XMLElement.Attribute] {
        var attributes: [XMLElement.Attribute] = []
        var pair = list
        while let name = pair?[0], let value = pair?[1] {
            attributes.append(XMLElement.Attribute(name: String(cString: name), value: String(cString: value)))
            pair = pair?.advanced(by: 2)
        }
        return attributes
    }

    /// The byte of a name that is one letter; nil for a longer one.
    private static func onlyLetter(_ name: UnsafePointer<CChar>) -> UInt8? {
        name[0] != 0 && name[1] == 0 ? UInt8(bitPattern: name[0]) : nil
    }

    private static func integer(
        _ text: UnsafePointer<CChar>,
        in range: ClosedRange<Int64> = -Int64(XMLElement.largestInteger)...Int64(XMLElement.largestInteger)
    ) -> Int64? {
        Int64(String(cString: text).trimmingSpaces).flatMap { range.contains($0) ? $0 : nil }
    }

    private static func isBlank(_ text: UnsafeBufferPointer<CChar>) -> Bool {
        text.allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
    }
}
