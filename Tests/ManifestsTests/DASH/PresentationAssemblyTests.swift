import Testing

@testable import Manifests

/// Segment indexes and remote elements: what an MPD needs beside itself.
struct PresentationAssemblyTests {
    // MARK: Indexes

    /// A `sidx` box: each reference is (is an index, size, duration).
    private static func sidx(_ references: [(Bool, Int, Int)], timescale: Int = 10, version: UInt8 = 0) -> [UInt8] {
        func number(_ value: Int, _ width: Int) -> [UInt8] {
            (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * (width - 1 - $0))) }
        }
        let wide = version == 0 ? 4 : 8
        var body = [version, 0, 0, 0] + number(1, 4) + number(timescale, 4) + number(0, wide) + number(0, wide)
        body += number(0, 2) + number(references.count, 2)
        for (isIndex, size, duration) in references {
            body += number(size | (isIndex ? 1 << 31 : 0), 4) + number(duration, 4) + number(0x9000_0000, 4)
        }
        return number(body.count + 8, 4) + Array("sidx".utf8) + body
    }

    private static func mpd(_ index: String) -> String {
        """
        <MPD mediaPresentationDuration="PT10S"><Period><AdaptationSet mimeType="video/mp4">
        <Representation id="v" bandwidth="1"><BaseURL>film.mp4</BaseURL><BaseURL>http://m/film.mp4</BaseURL>
        <SegmentBase indexRange="\(index)"/></Representation>
        <Representation id="w" bandwidth="2"><BaseURL>big.mp4</BaseURL><SegmentBase indexRange="1-2"/></Representation>
        </AdaptationSet></Period></MPD>
        """
    }

    private func web(_ file: [UInt8], index: String) -> Web {
        var web = Web(["http://h/a.mpd": PresentationAssemblyTests.mpd(index)])
        web.documents["http://h/film.mp4"] = file
        return web
    }

    @Test(arguments: [UInt8(0), 1])
    func index_cutsTheFileIntoSegments(version: UInt8) throws {
        let box = PresentationAssemblyTests.sidx([(false, 500, 40), (false, 300, 60)], version: version)
        let end = 100 + box.count
        var web = web([UInt8](repeating: 0, count: 100) + box, index: "100-\(end - 1)")
        let plan = try web.plan("http://h/a.mpd", selector: RenditionSelector(variantID: "v"))
        #expect(web.requests.map(\.purpose) == [.manifest, .segmentIndex])
        #expect(
            plan.segments.map(\.range) == [
                ByteSpan(offset: Int64(end), length: 500), ByteSpan(offset: Int64(end) + 500, length: 300),
            ])
        #expect(plan.segments.map(\.duration) == [4, 6])
        #expect(plan.segments.map(\.start) == [0, 4])
        #expect(plan.segments[0].url == "http://h/film.mp4")
        #expect(plan.segments[1].mirrors == ["http://m/film.mp4"])
        let head = Initialization(url: "http://h/film.mp4", range: ByteSpan(offset: 0, length: 100))
        #expect(plan.segments[1].initialization == head)
        #expect(plan.periods[0].tracks[0].initialization == head)
    }

    private static func sets(_ sets: [(id: String, type: String)]) -> String {
        let sets = sets.map { set in
            """
            <AdaptationSet mimeType="\(set.type)"><Representation id="\(set.id)" bandwidth="1">
            <SegmentTemplate duration="5" media="\(set.id)-$Number$"/></Representation></AdaptationSet>
            """
        }
        return #"<MPD mediaPresentationDuration="PT10S"><Period>\#(sets.joined())</Period></MPD>"#
    }

    @Test func tracksInWebM_areLeftOutWhereThereAreOthers() throws {
        let mpd = PresentationAssemblyTests.sets([
            ("w", "video/webm"), ("v", "video/mp4"), ("o", "audio/webm; codecs=opus"), ("a", "audio/mp4"),
        ])
        var web = Web(["http://h/a.mpd": mpd])
        let plan = try web.plan("http://h/a.mpd", selector: RenditionSelector())
        #expect(plan.periods[0].tracks.map(\.id) == ["v", "a"])
        #expect(plan.variants.map(\.id) == ["v"])
        #expect(plan.warnings.contains { $0.sentence == "Tracks in WebM were left out." })
        #expect(try web.plan("http://h/a.mpd", selector: nil).periods[0].tracks.count == 4)
    }

    @Test func soundInWebMOnly_isRefused() throws {
        var web = Web([
            "http://h/a.mpd": PresentationAssemblyTests.sets([("v", "video/mp4"), ("o", "audio/webm")])
        ])
        let error = #expect(throws: ManifestError.self) {
            try web.plan("http://h/a.mpd", selector: RenditionSelector())
        }
        #expect(error?.code == .unsupported)
    }

    @Test func indexInAnIndex_isFollowed() throws {
        let first = PresentationAssemblyTests.sidx([(false, 7, 10), (false, 9, 20)])
        let second = PresentationAssemblyTests.sidx([(false, 11, 30)])
        let gap = 16
        let top = PresentationAssemblyTests.sidx([(true, first.count + gap, 30), (true, second.count, 30)])
        let file = [0, 0] + top + first + [UInt8](repeating: 0, count: gap) + second
        var web = web(file, index: "2-\(1 + top.count)")
        let plan = try web.plan("http://h/a.mpd", selector: RenditionSelector(variantID: "v"))
        let afterFirst = Int64(2 + top.count + first.count)
        #expect(
            plan.segments.map(\.range) == [
                ByteSpan(offset: afterFirst, length: 7), ByteSpan(offset: afterFirst + 7, length: 9),
                ByteSpan(offset: Int64(file.count), length: 11),
            ])
        #expect(plan.segments.map(\.start) == [0, 1, 3])
    }

    @Test func indexInAnIndex_isReadWithoutItsMedia() throws {
        let media = 40 << 20
        let first = Array("\0\0\0\u{c}stypmsdh".utf8) + PresentationAssemblyTests.sidx([(false, media, 10)])
        let many = [(Bool, Int, Int)](repeating: (false, 1 << 10, 1), count: 800)
        let second = PresentationAssemblyTests.sidx(many)
        let top = PresentationAssemblyTests.sidx([
            (true, first.count + media, 10), (true, second.count + (800 << 10), 30),
        ])
        let file = [0, 0] + top + first + [UInt8](repeating: 0, count: media) + second
        var web = web(file + [UInt8](repeating: 0, count: 800 << 10), index: "2-\(1 + top.count)")
        let plan = try web.plan("http://h/a.mpd", selector: RenditionSelector(variantID: "v"))
        #expect(plan.segments.count == 801)
        #expect(plan.segments[0].range == ByteSpan(offset: Int64(2 + top.count + first.count), length: Int64(media)))
        #expect(plan.segments[1].range == ByteSpan(offset: Int64(file.count), length: 1 << 10))
        #expect(web.requests.compactMap(\.range?.length).reduce(0, +) < 24 << 10)
    }

    @Test func hugeIndexInAnIndex_isNotFetched() throws {
        // Says that it has 32 MiB.
        var second = PresentationAssemblyTests.sidx([(false, 5, 10)])
        second[0] = 2
        let top = PresentationAssemblyTests.sidx([(true, 64 << 20, 10)])
        var web = web([0] + top + second + [UInt8](repeating: 0, count: 8 << 10), index: "1-\(top.count)")
        let error = #expect(throws: ManifestError.self) {
            try web.plan("http://h/a.mpd", selector: RenditionSelector(variantID: "v"))
        }
        #expect(error?.code == .tooLarge)
    }

    @Test func moreIndexesThanMayBeAskedFor_leaveTheFileWhole() throws {
        let inner = PresentationAssemblyTests.sidx([(false, 11, 1)]) + [UInt8](repeating: 0, count: 11)
        let references = [(Bool, Int, Int)](repeating: (true, inner.count, 1), count: 300)
        let top = PresentationAssemblyTests.sidx(references)
        let file = [0, 0] + top + [[UInt8]](repeating: inner, count: 300).flatMap(\.self)
        var web = web(file, index: "2-\(1 + top.count)")
        let plan = try web.plan("http://h/a.mpd", selector: RenditionSelector(variantID: "v"))
        #expect(plan.segments.map(\.url) == ["http://h/film.mp4"])
        #expect(plan.segments.map(\.range) == [nil])
        #expect(plan.sentences.contains("A file has too many segment indexes, so it is one segment."))
        #expect(web.requests.count == ManifestLimits().documents)
    }

    @Test func indexWithoutEnd_isRefused() {
        // Each index says that another one follows it, of the same bytes.
        let box = PresentationAssemblyTests.sidx([(true, 44, 10)])
        let file = [0] + [[UInt8]](repeating: box, count: 20).flatMap(\.self)
        var web = web(file, index: "1-44")
        #expect(box.count == 44)
        let error = #expect(throws: ManifestError.self) {
            try web.plan("http://h/a.mpd", selector: RenditionSelector(variantID: "v"))
        }
        #expect(error?.code == .tooLarge)
    }

    @Test(arguments: [
        [UInt8](), [0, 0, 0, 8], Array("\0\0\0\u{8}free".utf8), Array("\0\0\0 sidx\0\0\0\0".utf8),
        PresentationAssemblyTests.sidx([(false, 0, 1)]),
        Array(PresentationAssemblyTests.sidx([(false, 5, 1)]).dropLast(1)),
        PresentationAssemblyTests.sidx([(false, 5, 1)], timescale: 0), PresentationAssemblyTests.sidx([]),
    ])
    func brokenIndex_isRefused(box: [UInt8]) {
        var web = web([0] + box, index: "1-\(max(box.count, 1))")
        let error = #expect(throws: ManifestError.self) {
            try web.plan("http://h/a.mpd", selector: RenditionSelector(variantID: "v"))
        }
        #expect(error?.place == "sidx")
    }

    @Test func hugeIndex_isNotFetched() {
        var web = web([], index: "1-99999999999")
        let error = #expect(throws: ManifestError.self) {
            try web.plan("http://h/a.mpd", selector: RenditionSelector(variantID: "v"))
        }
        #expect(error?.code == .tooLarge)
    }

    // MARK: Remote elements

    private static let period = """
        <Period duration="PT2S"><AdaptationSet mimeType="video/mp4"><BaseURL>x.mp4</BaseURL><Representation id="v"/>
        </AdaptationSet></Period>
        """

    private static func remote(_ body: String) -> String {
        "<MPD xmlns:xlink=\"http://www.w3.org/1999/xlink\" mediaPresentationDuration=\"PT6S\">\(body)</MPD>"
    }

    @Test func remotePeriod_becomesWhatItStandsFor() throws {
        let body = "<Period xlink:href=\"p.xml\" xlink:actuate=\"onLoad\"/>" + PresentationAssemblyTests.period
        var web = Web([
            "http://h/a.mpd": PresentationAssemblyTests.remote(body),
            "http://h/p.xml": "<?xml version=\"1.0\"?>\n" + PresentationAssemblyTests.period
                + PresentationAssemblyTests.period,
        ])
        let plan = try web.plan("http://h/a.mpd")
        #expect(plan.periods.map(\.start) == [0, 2, 4])
        #expect(web.requests.map(\.purpose) == [.manifest, .remoteElement])
    }

    @Test func remoteElement_thatStandsForNothingIsRemoved() throws {
        let body = "<Period xlink:href=\"urn:mpeg:dash:resolve-to-zero:2013\"/>" + PresentationAssemblyTests.period
        let plan = try SegmentPlan.reading(PresentationAssemblyTests.remote(body))
        #expect(plan.periods.map(\.start) == [0])
        #expect(plan.warnings.isEmpty)
    }

    @Test func remoteElement_thatIsNotToBeHadKeepsWhatIsThere() throws {
        let body = PresentationAssemblyTests.period.replacing("<Period ", with: "<Period xlink:href=\"p.xml\" ")
        let plan = try SegmentPlan.reading(PresentationAssemblyTests.remote(body))
        #expect(plan.periods.count == 1)
        #expect(plan.sentences == ["A remote Period was not to be had: http://host/dir/p.xml. It is not there."])
    }

    @Test func remoteSet_isPutIn() throws {
        let body = "<Period><AdaptationSet xlink:href=\"s.xml\"/></Period>"
        var web = Web([
            "http://h/a.mpd": PresentationAssemblyTests.remote(body),
            "http://h/s.xml": "<AdaptationSet mimeType=\"audio/mp4\"><Representation id=\"a\"/></AdaptationSet>",
        ])
        #expect(try web.plan("http://h/a.mpd").renditions.map(\.id) == ["a"])
    }

    @Test(arguments: [
        "<Period xlink:href=\"p.xml\"/>", "<AdaptationSet/>", "<Period/><AdaptationSet/>", "", "nothing", "<Period>",
        "<!DOCTYPE x><Period/>",
    ])
    func brokenRemoteElement_isRefused(content: String) {
        var web = Web([
            "http://h/a.mpd": PresentationAssemblyTests.remote("<Period xlink:href=\"p.xml\"/>"),
            "http://h/p.xml": content,
        ])
        #expect(throws: ManifestError.self) { try web.plan("http://h/a.mpd") }
        #expect(web.requests.count < 10)
    }

    @Test(arguments: ["http://h/a.mpd", "file:///films/a.mpd"])
    func remoteElement_outsideTheWebIsRefused(url: String) {
        let body = "<Period xlink:href=\"file:///etc/passwd\"/>"
        let error = #expect(throws: ManifestError.self) {
            try SegmentPlan.reading(PresentationAssemblyTests.remote(body), at: url)
        }
        #expect(error?.code == .invalid)
    }

    @Test func elements_ofAllRemoteElements_areBoundedTogether() throws {
        var limits = ManifestLimits()
        // The root and two periods; in each fragment four elements and the one around them.
        limits.elements = 13
        #expect(try planOfRemotePeriods(2, limits: limits).periods.count == 2)
        let error = #expect(throws: ManifestError.self) { try planOfRemotePeriods(3, limits: limits) }
        #expect(error?.code == .tooLarge)
    }

    @Test func bytes_ofAllRemoteElements_areBoundedTogether() throws {
        var limits = ManifestLimits()
        limits.documentByteCount = 600
        #expect(try planOfRemotePeriods(2, limits: limits).periods.count == 2)
        let error = #expect(throws: ManifestError.self) { try planOfRemotePeriods(4, limits: limits) }
        #expect(error?.code == .tooLarge)
    }

    private func planOfRemotePeriods(_ count: Int, limits: ManifestLimits) throws -> SegmentPlan {
        let body = String(repeating: "<Period xlink:href=\"p.xml\"/>", count: count)
        var web = Web([
            "http://h/a.mpd": PresentationAssemblyTests.remote(body),
            "http://h/p.xml": PresentationAssemblyTests.period,
        ])
        return try web.plan("http://h/a.mpd", limits: limits)
    }

    @Test func manyRemoteElements_areRefused() {
        let body = String(repeating: "<Period xlink:href=\"p.xml\"/>", count: 300)
        let error = #expect(throws: ManifestError.self) {
            try SegmentPlan.reading(PresentationAssemblyTests.remote(body))
        }
        #expect(error?.code == .tooLarge)
    }

    // MARK: Choosing

    @Test func choice_keepsTheHeightFromPeriodToPeriod() throws {
        func period(_ prefix: String, _ heights: [Int]) -> String {
            let representations = heights.map {
                "<Representation id=\"\(prefix)\($0)\" height=\"\($0)\" bandwidth=\"\($0)\"><BaseURL>x</BaseURL></Representation>"
            }
            return
                "<Period duration=\"PT2S\"><AdaptationSet mimeType=\"video/mp4\">\(representations.joined())</AdaptationSet></Period>"
        }
        let text = PresentationAssemblyTests.remote(period("a", [360, 720]) + period("b", [360, 720, 1080]))
        var web = Web(["http://h/a.mpd": text])
        let plan = try web.plan("http://h/a.mpd", selector: RenditionSelector(maximumHeight: 1080))
        #expect(plan.periods.map { $0.tracks.map(\.id) } == [["a720"], ["b720"]])
    }
}
