import Testing

@testable import Manifests

struct XMLReaderTests {
    private func read(_ text: String, limits: ManifestLimits = ManifestLimits()) throws -> XMLElement {
        try document(Array(text.utf8), limits: limits).root
    }

    private func document(
        _ bytes: [UInt8], limits: ManifestLimits = ManifestLimits()
    ) throws -> (root: XMLElement, isCutOff: Bool) {
        var counts = XMLCounts()
        return try XMLReader.read(bytes, limits: limits, counts: &counts)
    }

    private func error(_ text: String, limits: ManifestLimits = ManifestLimits()) -> ManifestError? {
        #expect(throws: ManifestError.self) { try read(text, limits: limits) }
    }

    @Test func elements_haveNamesAttributesTextAndLines() throws {
        let root = try read(
            "<a:MPD x=' 1 &amp; 2 '>\n <!-- no --><BaseURL>\n<![CDATA[http://h/?a&b]]></BaseURL><?pi x?></a:MPD>")
        #expect(root.name == "MPD")
        #expect(root["x"] == "1 & 2")
        #expect(root.children.map(\.name) == ["BaseURL"])
        #expect(root.children[0].text.trimmingSpaces == "http://h/?a&b")
        #expect(root.children[0].line == 2)
    }

    @Test func timelineEntries_takeNoElements() throws {
        let root = try read(
            "<SegmentTimeline><S t='1' n='7' d='2' r='-1' k='4'/><S d='3'><x><y/></x></S><S d='4'/></SegmentTimeline>")
        #expect(root.children.isEmpty)
        #expect(
            root.timeline == [
                TimelineEntry(time: 1, duration: 2, repeats: -1, number: 7, parts: 4, line: 1),
                TimelineEntry(time: nil, duration: 3, repeats: 0, line: 1),
                TimelineEntry(time: nil, duration: 4, repeats: 0, line: 1),
            ])
    }

    @Test(arguments: [
        "<!DOCTYPE MPD [<!ENTITY a \"b\">]><MPD>&a;</MPD>", "<!DOCTYPE MPD SYSTEM \"file:///etc/passwd\"><MPD/>",
        "<MPD>&nothing;</MPD>", "<MPD>", "<MPD><a></MPD>", "<MPD a='1' a='2'/>", "<MPD/><MPD/>", "plain", "<MPD a=1/>",
    ])
    func brokenXML_isRefusedWithItsLine(text: String) {
        let error = error("\n" + text)
        #expect(error?.code == .invalid)
        #expect(error?.line == 2)
    }

    @Test func documentType_endsTheReadingBeforeItsEntities() {
        var bomb = "<!DOCTYPE MPD [<!ENTITY a0 \"ha\">"
        for index in 1...30 { bomb += "<!ENTITY a\(index) \"&a\(index - 1);&a\(index - 1);\">" }
        let error = error(bomb + "]><MPD>&a30;</MPD>")
        #expect(error?.place == "DOCTYPE")
    }

    @Test func missingEnd_isForgivenWhenEverythingElseIsThere() throws {
        let (root, isCutOff) = try document(Array("<MPD><Period/>\n".utf8))
        #expect(root.children.count == 1)
        #expect(isCutOff)
        #expect(error("<MPD><Period><AdaptationSet/>")?.code == .invalid)
    }

    @Test func depthAndNumber_areBounded() {
        let deep = String(repeating: "<a>", count: 40) + String(repeating: "</a>", count: 40)
        #expect(error(deep)?.code == .tooLarge)
        var limits = ManifestLimits()
        limits.elements = 10
        #expect(error("<a>" + String(repeating: "<b/>", count: 10) + "</a>", limits: limits)?.code == .tooLarge)
        limits.segmentsPerTrack = 10
        let entries = String(repeating: "<S d='1'/>", count: 11)
        #expect(error("<SegmentTimeline>" + entries + "</SegmentTimeline>", limits: limits)?.place == "S")
        #expect(error("<a>" + String(repeating: "text", count: 300_000) + "</a>")?.code == .tooLarge)
    }

    @Test(arguments: [
        "\n\n\n\n\n\n", "<![CDATA[x]]><![CDATA[x]]><![CDATA[x]]><![CDATA[x]]><![CDATA[x]]><![CDATA[x]]>",
        "<![CDATA[\n\n\n\n\n\n]]>", "&amp;&amp;&amp;&amp;&amp;&amp;",
    ])
    func piecesOfText_areBounded(text: String) throws {
        var limits = ManifestLimits()
        limits.textPieces = 5
        #expect(error("<a>" + text + "</a>", limits: limits)?.sentence == "The manifest has too much text.")
        limits.textPieces = 12
        _ = try read("<a>" + text + "</a>", limits: limits)
    }

    @Test func attributes_areBounded() throws {
        var limits = ManifestLimits()
        limits.attributesPerElement = 3
        limits.attributes = 5
        let three = "<b a='1' b='1' c='1'/>"
        _ = try read("<a>\(three)</a>", limits: limits)
        #expect(error("<a>\(three)\(three)</a>", limits: limits)?.code == .tooLarge)
        #expect(error("<a a='1' b='1' c='1' d='1'/>", limits: limits)?.code == .tooLarge)
        #expect(error("<a><S a='1' b='1' c='1' d='1'/></a>", limits: limits)?.code == .tooLarge)
    }

    @Test func lengthOfATag_isBounded_beforeItIsRead() throws {
        var limits = ManifestLimits()
        limits.lineByteCount = 40
        let value = String(repeating: "x", count: 40)
        #expect(error("<a><b c='\(value)'/></a>", limits: limits)?.code == .tooLarge)
        #expect(error("<a><b c='\(value)", limits: limits)?.code == .tooLarge)
        _ = try read("<a><!-- \(value) --><b/></a>", limits: limits)
    }

    @Test func otherEncodings_areRead() throws {
        let latin = Array("<?xml version='1.0' encoding='ISO-8859-1'?><a b='".utf8) + [0xFC] + Array("'/>".utf8)
        #expect(try document(latin).root["b"] == "ü")
        #expect(throws: ManifestError.self) {
            try document(Array("<a b='".utf8) + [0xFC] + Array("'/>".utf8))
        }
    }

    @Test(arguments: ["windows-1252", "Windows-1252", "CP1252"])
    func windowsLetters_areRead(name: String) throws {
        let text = Array("<?xml version='1.0' encoding='\(name)'?><a b='".utf8) + [0x80, 0x96, 0xFC, 0x9D]
        #expect(try document(text + Array("'>x".utf8) + [0x99] + Array("</a>".utf8)).root["b"] == "€–ü\u{9D}")
        #expect(try document(text + Array("'>x".utf8) + [0x99] + Array("</a>".utf8)).root.text == "x™")
        #expect(error("<?xml version='1.0' encoding='windows-1257'?><a/>")?.code == .invalid)
    }

    @Test(arguments: ["\n", " \r\n\t", "\u{FEFF}", "\u{FEFF}\n ", "\n\u{FEFF}"])
    func whatComesBeforeTheDeclaration_isPassedOver(head: String) throws {
        let text = head + "<?xml version='1.0' encoding='utf-8'?>\n<a b='ü'/>"
        #expect(try read(text)["b"] == "ü")
        #expect(try read(text).line == (head.utf8.contains(10) ? 3 : 2))
    }

    @Test func fragment_countsItsOwnLines() {
        var counts = XMLCounts()
        let error = #expect(throws: ManifestError.self) {
            try XMLReader.readFragment(
                Array("<Period>\n<b></Period>".utf8), limits: ManifestLimits(), counts: &counts)
        }
        #expect(error?.line == 2)
    }
}
