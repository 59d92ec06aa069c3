import Testing

@testable import Manifests

/// ISO/IEC 23009-1 §5.3.9: every way to say where the segments are.
struct PresentationSegmentsTests {
    private func track(
        _ representation: String, set: String = "", period: String = "", duration: String = "PT10S"
    ) throws -> Track {
        let text = """
            <MPD mediaPresentationDuration="\(duration)"><Period>\(period)<AdaptationSet mimeType="video/mp4">\(set)
            <Representation id="v" bandwidth="800000">\(representation)</Representation></AdaptationSet></Period></MPD>
            """
        return try SegmentPlan.reading(text, at: "http://h/d/a.mpd").periods[0].tracks[0]
    }

    private func error(_ representation: String, duration: String = "PT10S") -> ManifestError? {
        #expect(throws: ManifestError.self) { try track(representation, duration: duration) }
    }

    private func files(_ track: Track) -> [String] {
        track.segments.map { String($0.url.dropFirst("http://h/d/".count)) }
    }

    // MARK: One duration

    @Test func durationTemplate_countsUpToThePeriodsEnd() throws {
        let track = try track(
            #"<SegmentTemplate timescale="1000" duration="4000" media="$Number%03d$.m4s" initialization="$Bandwidth$/i.mp4"/>"#
        )
        #expect(files(track) == ["001.m4s", "002.m4s", "003.m4s"])
        #expect(track.segments.map(\.duration) == [4, 4, 2])
        #expect(track.segments.map(\.start) == [0, 4, 8])
        #expect(track.segments.map(\.sequence) == [1, 2, 3])
        #expect(track.initialization?.url == "http://h/d/800000/i.mp4")
        #expect(track.segments[2].initialization == track.initialization)
        #expect(track.hasNominalEnd)
    }

    @Test(arguments: [
        #"<SegmentTemplate duration="5" media="$Number$" initialization="data:;base64,AAAA"/>"#,
        #"<SegmentTemplate duration="5" media="$Number$"><Initialization sourceURL="data:;base64,AAAA"/></SegmentTemplate>"#,
    ])
    func initialization_mayLieInItsAddress(template: String) throws {
        #expect(try track(template).segments[1].initialization?.url == "data:;base64,AAAA")
        #expect(error(template.replacing("AAAA", with: "A"))?.code == .invalid)
        #expect(error(template.replacing("data:;base64,AAAA", with: "file:///x"))?.code == .invalid)
        #expect(error(template.replacing("$Number$", with: "data:,$Number$"))?.code == .invalid)
    }

    @Test func wholeNumberOfSegments_hasNoHairMore() throws {
        let template = #"<SegmentTemplate timescale="90000" duration="180000" media="$Number$"/>"#
        #expect(try track(template, duration: "PT9.9999999S").segments.count == 5)
        #expect(try track(template, duration: "PT10S").segments.count == 5)
        #expect(try track(template, duration: "PT10.01S").segments.count == 6)
    }

    @Test func endNumber_capsAndReplacesTheLength() throws {
        let template = #"<SegmentTemplate duration="2" startNumber="7" endNumber="9" media="$Number$"/>"#
        #expect(files(try track(template)) == ["7", "8", "9"])
        #expect(try !track(template).hasNominalEnd)
        let text =
            "<MPD><Period><AdaptationSet mimeType=\"video/mp4\">\(template)<Representation id=\"v\"/></AdaptationSet></Period></MPD>"
        let plan = try SegmentPlan.reading(text)
        #expect(plan.segments.count == 3)
        #expect(plan.duration == 6)
    }

    @Test func earlierStart_shiftsTheCount() throws {
        let track = try track(
            #"<SegmentTemplate duration="4" eptDelta="-2" presentationTimeOffset="100" media="$Number$"/>"#)
        #expect(track.segments.count == 3)
        #expect(track.segments.map(\.start) == [-2, 2, 6])
        #expect(track.mediaTimeOffset == 100)
    }

    @Test func templateWithoutNumberOrTime_isOneFile() throws {
        let track = try track(#"<SegmentTemplate duration="2" media="$RepresentationID$.vtt"/>"#)
        #expect(files(track) == ["v.vtt"])
        #expect(track.segments.map(\.duration) == [10])
    }

    // MARK: Time lines

    private func timeline(_ entries: String, _ attributes: String = "", media: String = "$Time$") -> String {
        "<SegmentTemplate timescale=\"10\" media=\"\(media)\" \(attributes)><SegmentTimeline>\(entries)</SegmentTimeline></SegmentTemplate>"
    }

    @Test func timeline_repeatsAndGoesOn() throws {
        let track = try track(timeline(#"<S t="5" d="20" r="1"/><S d="10"/><S t="60" d="15" r="0"></S>"#))
        #expect(files(track) == ["5", "25", "45", "60"])
        #expect(track.segments.map(\.duration) == [2, 2, 1, 1.5])
        #expect(track.segments.map(\.isDiscontinuity) == [false, false, false, true])
        #expect(!track.hasNominalEnd)
    }

    @Test func timeline_beginsAtZeroWithoutATime() throws {
        #expect(files(try track(timeline(#"<S d="50" r="1"/>"#))) == ["0", "50"])
    }

    @Test func negativeRepeat_fillsUpToTheNextTimeOrTheEnd() throws {
        #expect(files(try track(timeline(#"<S d="20" r="-1"/>"#))) == ["0", "20", "40", "60", "80"])
        #expect(files(try track(timeline(#"<S d="30" r="-1"/>"#))) == ["0", "30", "60", "90"])
        let next = #"<S t="0" d="20" r="-1"/><S t="60" d="40"/>"#
        #expect(files(try track(timeline(next))) == ["0", "20", "40", "60"])
        let past = #"<S t="0" d="60"/><S d="20" r="-1"/>"#
        #expect(files(try track(timeline(past))) == ["0", "60", "80"])
    }

    @Test func negativeRepeat_withoutAnEndIsRefused() {
        let text =
            "<MPD><Period><AdaptationSet mimeType=\"video/mp4\">\n\(timeline(#"<S d="20" r="-1"/>"#))<Representation id=\"v\"/></AdaptationSet></Period></MPD>"
        let error = #expect(throws: ManifestError.self) { try SegmentPlan.reading(text) }
        #expect(error?.place == "S")
        #expect(error?.line == 2)
    }

    @Test func number_countsAlongTheTimeline() throws {
        let template = timeline(#"<S t="0" d="20" r="2"/>"#, "startNumber=\"0\"", media: "$Number$")
        #expect(files(try track(template)) == ["0", "1", "2"])
        let capped = timeline(#"<S t="0" d="20" r="4"/>"#, "startNumber=\"3\" endNumber=\"4\"", media: "$Number$")
        #expect(files(try track(capped)) == ["3", "4"])
    }

    @Test func number_isThatOfTheEntry() throws {
        let entries = #"<S t="0" n="100" d="20" r="1"/><S d="20"/><S n="200" d="20"/><S d="20"/>"#
        let numbered = try track(timeline(entries, media: "$Number$"))
        #expect(files(numbered) == ["100", "101", "102", "200", "201"])
        #expect(numbered.segments.map(\.sequence) == [100, 101, 102, 200, 201])
        #expect(numbered.segments.map(\.isDiscontinuity) == [Bool](repeating: false, count: 5))
        let late = timeline(entries, "startNumber=\"90\" presentationTimeOffset=\"20\"", media: "$Number$")
        #expect(files(try track(late)) == ["101", "102", "200", "201"])
        let capped = timeline(entries, "endNumber=\"200\"", media: "$Number$")
        #expect(files(try track(capped)) == ["100", "101", "102", "200"])
    }

    @Test func partsOfANumber_areCountedBySubNumber() throws {
        let entries = #"<S t="0" d="20" k="2" r="1"/><S d="30"/><S d="25" k="3"/>"#
        let parts = try track(timeline(entries, media: "$Number$.$SubNumber$"))
        #expect(files(parts) == ["1.1", "1.2", "2.1", "2.2", "3.1", "4.1", "4.2", "4.3"])
        #expect(parts.segments.map(\.start) == [0, 1, 2, 3, 4, 7, 7.8, 8.6])
        #expect(parts.segments.dropLast(3).map(\.duration) == [1, 1, 1, 1, 3])
        #expect(parts.segments.duration == 9.5)
        let late = timeline(entries, "presentationTimeOffset=\"20\"", media: "$Time$.$SubNumber$")
        #expect(files(try track(late)).prefix(3) == ["20.1", "20.2", "40.1"])
        #expect(files(try track(timeline(entries, media: "$Number$"))) == ["1", "2", "3", "4"])
    }

    @Test func presentationTimeOffset_isTakenOff() throws {
        let template = timeline(#"<S t="1000" d="20" r="4"/>"#, "presentationTimeOffset=\"1000\"")
        let track = try track(template)
        #expect(track.segments.map(\.start) == [0, 2, 4, 6, 8])
        #expect(track.mediaTimeOffset == 100)
        #expect(files(track)[0] == "1000")
    }

    @Test func nanosecondsSince1970_areCounted() throws {
        let attributes = "presentationTimeOffset=\"1767225600000000000\" timescale=\"1000000000\""
        let entries = #"<S t="1767225598000000000" d="2000000000" r="9"/>"#
        let track = try track(timeline(entries, attributes).replacing("timescale=\"10\" ", with: ""))
        #expect(track.segments.count == 5)
        #expect(track.segments.map(\.start) == [0, 2, 4, 6, 8])
        #expect(files(track).last == "1767225608000000000")
        let numbered = "<SegmentTemplate \(attributes) duration=\"4000000000\" media=\"$Time$\"/>"
        #expect(files(try self.track(numbered)).last == "1767225608000000000")
        #expect(try self.track(numbered).segments.map(\.duration) == [4, 4, 2])
    }

    @Test(arguments: [
        (#"<S t="9223372036854775806" d="1"/>"#, ""), (#"<S t="9223372036854775806" d="2"/>"#, ""),
        (#"<S t="9223372036854775807" d="1"/>"#, "presentationTimeOffset=\"9223372036854775807\""),
        (#"<S t="-1" d="1"/>"#, "presentationTimeOffset=\"9223372036854775807\""),
        (#"<S t="-1152921504606846976" d="1" r="-1"/>"#, "presentationTimeOffset=\"9223372036854775807\""),
        (#"<S t="-1152921504606846976" d="1"/><S t="9223372036854775000" d="1"/>"#, ""),
        (#"<S t="0" d="1" r="-1"/><S t="9223372036854775807" d="1"/>"#, ""),
        (#"<S t="9223372036854775000" d="1" r="-1"/>"#, "presentationTimeOffset=\"-1152921504606846976\""),
        (#"<S t="0" d="1152921504606846976" r="6"/>"#, "timescale=\"1152921504606846976\""),
    ])
    func timesAtTheEndOfAllNumbers_makeSegmentsOrAnError(entries: String, attributes: String) {
        do {
            let template = timeline(entries, attributes)
            let track = try track(
                attributes.contains("timescale") ? template.replacing("timescale=\"10\" ", with: "") : template)
            #expect(track.segments.allSatisfy { $0.duration > 0 && $0.start.isFinite })
        } catch {
            #expect((error as? ManifestError)?.line != nil)
        }
    }

    @Test func segmentsOutsideThePeriod_areLeftOut() throws {
        let template = timeline(
            #"<S t="0" d="20" r="19"/>"#, "presentationTimeOffset=\"110\" startNumber=\"1\"", media: "$Number$")
        let track = try track(template)
        // From 11 s to 21 s: the sixth (10 to 12 s) to the eleventh (20 to 22 s).
        #expect(files(track) == ["6", "7", "8", "9", "10", "11"])
        #expect(track.segments.map(\.sequence) == [6, 7, 8, 9, 10, 11])
        #expect(track.segments[0].start == -1)
    }

    @Test func timelineThatFitsNoPeriod_isKept() throws {
        #expect(try track(timeline(#"<S t="9000" d="20" r="4"/>"#)).segments.count == 5)
    }

    @Test(arguments: [
        #"<S t="0"/>"#, #"<S d="0"/>"#, #"<S d="-2"/>"#, #"<S d="x"/>"#, #"<S t="x" d="2"/>"#, #"<S d="2" r="x"/>"#,
        #"<S d="2" k="0"/>"#, #"<S d="2" k="99999999"/>"#, #"<S n="x" d="2"/>"#, #"<S n="9223372036854775807" d="2"/>"#,
        #"<S t="9223372036854775800" d="200"/>"#, #"<S d="99999999999999999999"/>"#,
    ])
    func brokenEntry_isRefused(entry: String) {
        let error = error(timeline(entry))
        #expect(error?.code == .invalid)
        #expect(error?.line != nil)
    }

    @Test(arguments: [
        #"<S d="1" r="9223372036854775807"/>"#, #"<S d="1" r="200000"/>"#,
        #"<S d="1" r="150000"/><S d="2" r="150000"/>"#,
    ])
    func endlessRepeat_isRefused(entry: String) {
        #expect(error(timeline(entry))?.code == .tooLarge)
    }

    @Test func endlessTemplate_isRefused() {
        let template = #"<SegmentTemplate timescale="90000" duration="1" media="$Number$"/>"#
        #expect(error(template)?.code == .tooLarge)
        #expect(
            error(#"<SegmentTemplate timescale="1000000000000000000" duration="1" media="$Number$"/>"#)?.code
                == .tooLarge)
    }

    @Test(arguments: [
        #"<SegmentTemplate duration="2"/>"#, #"<SegmentTemplate duration="0" media="$Number$"/>"#,
        #"<SegmentTemplate timescale="0" duration="2" media="$Number$"/>"#,
        #"<SegmentTemplate duration="2" media="file:///$Number$"/>"#,
        #"<SegmentTemplate duration="2" media="$Number$" initialization="file:///x"/>"#,
        #"<SegmentTemplate duration="x" media="$Number$"/>"#, "<SegmentList duration=\"2\"/>",
        #"<SegmentList duration="2"><SegmentURL media="file:///x"/></SegmentList>"#,
        #"<SegmentList duration="2"><SegmentURL mediaRange="9-3"/></SegmentList>"#,
        #"<SegmentBase indexRange="x"/>"#,
    ])
    func brokenAddressing_isRefusedWithItsElement(element: String) {
        let error = error(element)
        #expect(error?.code == .invalid || error?.code == .empty)
        #expect(error?.place.isEmpty == false)
        #expect(error?.line != nil)
    }

    @Test func emptyTimeline_leavesTheTrackOut() {
        let error = #expect(throws: ManifestError.self) { try track(timeline("")) }
        #expect(error?.code == .empty)
    }

    // MARK: Inheritance

    @Test func template_isInheritedAttributeByAttribute() throws {
        let track = try track(
            #"<SegmentTemplate startNumber="5"/>"#, set: #"<SegmentTemplate duration="50" media="s-$Number$"/>"#,
            period: #"<SegmentTemplate timescale="10" media="p-$Number$" initialization="p-init"/>"#)
        #expect(files(track) == ["s-5", "s-6"])
        #expect(track.initialization?.url == "http://h/d/p-init")
    }

    @Test func lowerInitialization_replacesTheTemplateAbove() throws {
        let track = try track(
            #"<SegmentTemplate><Initialization sourceURL="own.mp4" range="0-9"/></SegmentTemplate>"#,
            period: #"<SegmentTemplate duration="5" media="$Number$" initialization="p-init.mp4"/>"#)
        let range = ByteSpan(offset: 0, length: 10)
        #expect(track.initialization == Initialization(url: "http://h/d/own.mp4", range: range))
        #expect(track.segments[0].initialization == track.initialization)
        let back = try self.track(
            #"<SegmentTemplate initialization="own.mp4"/>"#,
            set: #"<SegmentTemplate duration="5" media="$Number$"><Initialization range="0-9"/></SegmentTemplate>"#)
        #expect(back.initialization == Initialization(url: "http://h/d/own.mp4"))
    }

    @Test func lowerDuration_replacesTheTimelineAbove() throws {
        let track = try track(
            #"<SegmentTemplate duration="50" media="$Number$"/>"#, set: timeline(#"<S d="20" r="4"/>"#))
        #expect(files(track) == ["1", "2"])
        let back = try self.track(
            timeline(#"<S d="20" r="4"/>"#), set: #"<SegmentTemplate duration="50" media="$Number$"/>"#)
        #expect(files(back) == ["0", "20", "40", "60", "80"])
    }

    @Test func lowerTimeline_replacesTheOneAbove() throws {
        let track = try track(timeline(#"<S d="50" r="1"/>"#), set: timeline(#"<S d="20" r="4"/>"#))
        #expect(files(track) == ["0", "50"])
    }

    @Test func otherMethodBelow_replacesTheOneAbove() throws {
        let track = try track(
            #"<SegmentList duration="5"><SegmentURL media="a"/><SegmentURL media="b"/></SegmentList>"#,
            set: #"<SegmentTemplate duration="50" media="s-$Number$"/>"#)
        #expect(files(track) == ["a", "b"])
    }

    // MARK: Bounds

    private func plan(set: String, _ representations: [String], limits: ManifestLimits) throws -> SegmentPlan {
        let tracks = representations.map { "<Representation id=\"v\">\($0)</Representation>" }.joined()
        return try SegmentPlan.reading(
            "<MPD><Period duration=\"PT10S\"><AdaptationSet mimeType=\"video/mp4\">\(set)\(tracks)</AdaptationSet></Period></MPD>",
            limits: limits)
    }

    @Test func timeline_isBuiltOnce_forRepresentationsThatNumberAnew() throws {
        var limits = ManifestLimits()
        limits.listedSegments = 15
        let entries = String(repeating: "<S d=\"10\"/>", count: 10)
        let own = (1...5).map { "<SegmentTemplate startNumber=\"\($0)\"/>" }
        let plan = try plan(set: timeline(entries, media: "$Number$"), own, limits: limits)
        #expect(plan.periods[0].tracks.map { $0.segments[9].sequence } == [10, 11, 12, 13, 14])
        // Other times are built anew, and every entry counts.
        let other = (1...5).map { "<SegmentTemplate presentationTimeOffset=\"\($0)\"/>" }
        let error = #expect(throws: ManifestError.self) {
            try self.plan(set: timeline(entries), other, limits: limits)
        }
        #expect(error?.code == .tooLarge)
    }

    @Test(arguments: [
        "<BaseURL>@</BaseURL>", "<SegmentTemplate duration=\"2\" media=\"@\"/>",
        "<SegmentTemplate duration=\"2\" media=\"$Number$\" initialization=\"@\"/>",
        "<SegmentList duration=\"2\"><SegmentURL media=\"@\"/></SegmentList>",
        "<SegmentBase><Initialization sourceURL=\"@\"/></SegmentBase>",
    ])
    func addresses_areBoundedOneByOneAndTogether(element: String) throws {
        func error(_ byteCount: Int, count: Int, all: Int) -> ManifestError? {
            var limits = ManifestLimits()
            limits.allAddressesByteCount = all
            let own = element.replacing("@", with: String(repeating: "a", count: byteCount))
            do {
                _ = try plan(set: "", [String](repeating: own, count: count), limits: limits)
                return nil
            } catch {
                return error as? ManifestError
            }
        }
        #expect(error(8_000, count: 1, all: 20_000) == nil)
        #expect(error(9_000, count: 1, all: 20_000)?.code == .tooLarge)
        #expect(error(8_000, count: 3, all: 20_000)?.code == .tooLarge)
    }

    // MARK: SegmentList

    @Test func list_hasRangesOfOneFile() throws {
        let track = try track(
            """
            <BaseURL>all.mp4</BaseURL>
            <SegmentList timescale="10" duration="40"><Initialization range="0-861"/>
            <SegmentURL mediaRange="862-999"/><SegmentURL mediaRange="1000-1999"/><SegmentURL media="x.m4s"/></SegmentList>
            """)
        #expect(files(track) == ["all.mp4", "all.mp4", "x.m4s"])
        #expect(
            track.segments.map(\.range) == [
                ByteSpan(offset: 862, length: 138), ByteSpan(offset: 1000, length: 1000), nil,
            ])
        #expect(track.segments.map(\.duration) == [4, 4, 2])
        let range = ByteSpan(offset: 0, length: 862)
        #expect(track.initialization == Initialization(url: "http://h/d/all.mp4", range: range))
        #expect(track.segments[1].initialization == track.initialization)
    }

    @Test func list_takesItsTimesFromATimeline() throws {
        let track = try track(
            """
            <SegmentList timescale="10" startNumber="4"><Initialization sourceURL="i.mp4"/>
            <SegmentTimeline><S t="0" d="40"/><S d="60"/></SegmentTimeline>
            <SegmentURL media="a"/><SegmentURL media="b"/><SegmentURL media="c"/></SegmentList>
            """)
        #expect(files(track) == ["a", "b"])
        #expect(track.segments.map(\.duration) == [4, 6])
        #expect(track.segments.map(\.sequence) == [4, 5])
        #expect(track.initialization?.url == "http://h/d/i.mp4")
    }

    @Test func listThatBeginsBeforeThePeriod_keepsItsOwnPartOnly() throws {
        let list = """
            <SegmentList timescale="1" presentationTimeOffset="4" startNumber="1">
            <SegmentTimeline><S t="0" d="2" r="4"/></SegmentTimeline>
            <SegmentURL media="s1"/><SegmentURL media="s2"/><SegmentURL media="s3"/><SegmentURL media="s4"/>
            <SegmentURL media="s5"/></SegmentList>
            """
        let whole = try track(list, duration: "PT6S")
        #expect(files(whole) == ["s3", "s4", "s5"])
        #expect(whole.segments.map(\.sequence) == [3, 4, 5])
        #expect(whole.segments.map(\.start) == [0, 2, 4])
        #expect(files(try track(list, duration: "PT3S")) == ["s3", "s4"])
    }

    @Test func list_withoutTimesSharesThePeriod() throws {
        let track = try track(#"<SegmentList><SegmentURL media="a"/><SegmentURL media="b"/></SegmentList>"#)
        #expect(track.segments.map(\.duration) == [5, 5])
    }

    // MARK: One file

    @Test func baseAlone_isOneSegment() throws {
        let track = try track("<BaseURL>film.mp4</BaseURL>")
        #expect(files(track) == ["film.mp4"])
        #expect(track.segments[0].duration == 10)
        #expect(track.initialization == nil)
    }

    @Test func baseWithAnIndexThatIsNotToBeHad_isOneSegment() throws {
        let track = try track(
            #"<BaseURL>film.mp4</BaseURL><SegmentBase indexRange="800-999"><Initialization range="0-799"/></SegmentBase>"#
        )
        #expect(files(track) == ["film.mp4"])
        #expect(track.segments[0].range == nil)
        #expect(track.segments[0].initialization == nil)
        #expect(track.initialization?.range == ByteSpan(offset: 0, length: 800))
    }
}
