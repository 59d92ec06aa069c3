import Testing

@testable import Manifests

/// ISO/IEC 23009-1 §5.3: periods, sets, Representations and what they hand down.
struct PresentationReaderTests {
    static func mpd(_ body: String, attributes: String = "mediaPresentationDuration=\"PT10S\"") -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" \(attributes)>
        \(body)
        </MPD>
        """
    }

    private func plan(_ body: String, attributes: String = "mediaPresentationDuration=\"PT10S\"") throws -> SegmentPlan
    {
        try .reading(PresentationReaderTests.mpd(body, attributes: attributes), at: "http://host/dir/a.mpd?t=1")
    }

    private static let template = #"<SegmentTemplate media="$RepresentationID$-$Number$.m4s" duration="2"/>"#

    private func set(_ attributes: String, _ inner: String = "", representation: String = "id=\"v\"") -> String {
        """
        <Period><AdaptationSet \(attributes)>\(inner)\(PresentationReaderTests.template)
        <Representation \(representation)/></AdaptationSet></Period>
        """
    }

    // MARK: Descriptions

    @Test func representation_hasItsOwnAndItsSetsAttributes() throws {
        let plan = try plan(
            """
            <Period><AdaptationSet mimeType="video/mp4" lang="en" frameRate="30000/1001" codecs="avc1.64001f">
            <Label>Main picture</Label><Role schemeIdUri="urn:mpeg:dash:role:2011" value="main"/>
            \(PresentationReaderTests.template)
            <Representation id="v1" bandwidth="2000000.0" width="1280" height="720"/>
            <Representation id="v2" bandwidth="5000000" width="1920" height="1080" codecs="hvc1.1.6" frameRate="25"/>
            </AdaptationSet></Period>
            """)
        let tracks = plan.periods[0].tracks
        #expect(tracks.map(\.id) == ["v1", "v2"])
        #expect(tracks.map(\.kind) == [.video, .video])
        #expect(tracks.map(\.bandwidth) == [2_000_000, 5_000_000])
        #expect(tracks.map(\.height) == [720, 1080])
        #expect(tracks.map(\.codecs) == [["avc1.64001f"], ["hvc1.1.6"]])
        #expect(tracks[0].name == "Main picture")
        #expect(tracks[0].isDefault)
        #expect(plan.variants.map(\.frameRate) == [30_000 / 1_001, 25])
        #expect(plan.variants.map(\.url) == [nil, nil])
        #expect(plan.format == .dash)
        #expect(plan.isEnded == true)
        #expect(plan.duration == 10)
    }

    @Test(arguments: [
        ("contentType=\"audio\"", TrackKind.audio), ("mimeType=\"audio/mp4\"", .audio),
        ("mimeType=\"text/vtt\"", .subtitles),
        ("mimeType=\"application/mp4\" codecs=\"stpp.ttml.im1t\"", .subtitles),
        ("mimeType=\"application/mp4\" codecs=\"wvtt\"", .subtitles), ("mimeType=\"application/ttml+xml\"", .subtitles),
        ("mimeType=\"application/mp4\" contentType=\"text\"", .subtitles), ("codecs=\"mp4a.40.2, avc1.4d\"", .video),
    ])
    func kind_isToldFromWhateverSaysIt(attributes: String, kind: TrackKind) throws {
        #expect(try plan(set(attributes)).periods[0].tracks.map(\.kind) == [kind])
    }

    @Test func parameterOfAMediaType_isNoPartOfIt() throws {
        let text = set("", representation: "id=\"s\" mimeType=\"Application/TTML+xml ;charset=utf-8\"")
        let track = try plan(text).periods[0].tracks[0]
        #expect(track.kind == .subtitles)
        #expect(track.mimeType == "application/ttml+xml")
        #expect(try plan(set("mimeType=\"text/vtt; charset=utf-8\"")).periods[0].tracks[0].mimeType == "text/vtt")
    }

    @Test func kind_mayBeSaidByTheRepresentationOrTheComponent() throws {
        #expect(try plan(set("", representation: "id=\"a\" mimeType=\"audio/mp4\"")).renditions.map(\.kind) == [.audio])
        let component = #"<ContentComponent contentType="audio" lang="fr"/>"#
        #expect(try plan(set("", component)).renditions.map(\.language) == ["fr"])
    }

    @Test func language_undetermined_isUnknown() throws {
        #expect(try plan(set("contentType=\"audio\" lang=\"und\"", "")).renditions.map(\.language) == [nil])
    }

    @Test func rendition_hasRolesAndChannels() throws {
        let inner = """
            <Role schemeIdUri="urn:mpeg:dash:role:2011" value="Commentary"/>
            <Accessibility schemeIdUri="urn:tva:metadata:cs:AudioPurposeCS:2007" value="1"/>
            <AudioChannelConfiguration schemeIdUri="urn:mpeg:dash:23003:3:audio_channel_configuration:2011" value="6"/>
            """
        let rendition = try plan(set("contentType=\"audio\" lang=\"en\"", inner)).renditions[0]
        #expect(rendition.roles == ["commentary", "description"])
        #expect(rendition.channels == 6)
        let dolby = #"<AudioChannelConfiguration schemeIdUri="tag:dolby.com,2014:dash:channels" value="F801"/>"#
        #expect(try plan(set("contentType=\"audio\"", dolby)).renditions[0].channels == 6)
    }

    @Test(arguments: [
        #"<EssentialProperty schemeIdUri="http://dashif.org/guidelines/trickmode" value="1"/>"#,
        #"<SupplementalProperty schemeIdUri="http://dashif.org/guidelines/trickmode" value="1"/>"#,
        #"<EssentialProperty schemeIdUri="urn:unknown:scheme"/>"#,
    ])
    func setThatIsNotOfTheFilm_isLeftOut(property: String) throws {
        let film = set("mimeType=\"video/mp4\"").replacing("</Period>", with: "")
        let extra = set("mimeType=\"video/mp4\"", property, representation: "id=\"x\"").replacing("<Period>", with: "")
        #expect(try plan(film + extra).variants.map(\.id) == ["v"])
    }

    @Test(
        .timeLimit(.minutes(3)),
        arguments: [
            #"<Role schemeIdUri="urn:mpeg:dash:role:2011" value="r@"/>"#,
            #"<ContentProtection schemeIdUri="urn:@"/>"#, #"<SupplementalProperty schemeIdUri="urn:@"/>"#,
        ])
    func manyDescriptorsOfASet_areReadOnce(element: String) throws {
        let descriptors = (0..<20_000).map { element.replacing("@", with: String($0)) }.joined()
        let representation = "<Representation id=\"v\"><ContentProtection schemeIdUri=\"urn:own\"/></Representation>"
        let text = set("mimeType=\"video/mp4\"", descriptors).replacing(
            "<Representation id=\"v\"/>", with: String(repeating: representation, count: 1_000))
        let plan = try plan(text)
        #expect(plan.variants.count == 1_000)
        #expect(plan.periods[0].tracks.allSatisfy { $0.roles.count <= 32 })
    }

    @Test func pictures_areLeftOut() throws {
        let error = #expect(throws: ManifestError.self) { try plan(set("mimeType=\"image/jpeg\"")) }
        #expect(error?.code == .empty)
    }

    @Test func knownEssentialProperty_isKept() throws {
        let property =
            #"<EssentialProperty schemeIdUri="urn:mpeg:mpegB:cicp:TransferCharacteristics" value="16"/>"#
        #expect(try plan(set("mimeType=\"video/mp4\"", property)).variants.map(\.videoRange) == ["PQ"])
    }

    @Test func representation_thatNeedsAnotherOneIsLeftOut() throws {
        let text = set("mimeType=\"video/mp4\"").replacing(
            "</AdaptationSet>", with: "<Representation id=\"more\" dependencyId=\"v\"/></AdaptationSet>")
        let plan = try plan(text)
        #expect(plan.variants.map(\.id) == ["v"])
        #expect(plan.sentences == ["A Representation that needs another one was left out."])
    }

    @Test func namelessAndDoubleRepresentations_areMadeUnique() throws {
        let plan = try plan(
            """
            <Period><AdaptationSet mimeType="video/mp4">\(PresentationReaderTests.template)
            <Representation id="v"/><Representation id="v"/><Representation/></AdaptationSet></Period>
            """)
        #expect(plan.periods[0].tracks.map(\.id) == ["v", "v#2", "track-1"])
        #expect(plan.sentences == ["Two Representations have the same id.", "A Representation has no id."])
        #expect(plan.periods[0].tracks[1].segments[0].url == "http://host/dir/v-1.m4s")
    }

    // MARK: Periods

    private func period(_ attributes: String, id: String = "v") -> String {
        """
        <Period \(attributes)><AdaptationSet mimeType="video/mp4">\(PresentationReaderTests.template)
        <Representation id="\(id)"/></AdaptationSet></Period>
        """
    }

    @Test func periods_followEachOther() throws {
        let plan = try plan(
            period("duration=\"PT4S\"") + period("") + period("start=\"PT8S\""),
            attributes: "mediaPresentationDuration=\"PT0H0M11.0S\"")
        #expect(plan.periods.map(\.start) == [0, 4, 8])
        #expect(plan.periods.map(\.duration) == [4, 4, 3])
        #expect(plan.periods.map { $0.tracks[0].segments.count } == [2, 2, 2])
        #expect(plan.periods[2].tracks[0].segments.map(\.duration) == [2, 1])
        #expect(plan.duration == 11)
    }

    @Test func representations_areBoundedInAPeriodAndInAll() throws {
        var limits = ManifestLimits()
        limits.tracks = 2
        limits.tracksOfAllPeriods = 3
        func code(_ counts: [Int]) -> ManifestError.Code? {
            let periods = counts.map { count in
                period("duration=\"PT2S\"").replacing(
                    "<Representation id=\"v\"/>",
                    with: String(repeating: "<Representation id=\"v\"/>", count: count))
            }
            do {
                _ = try SegmentPlan.reading(PresentationReaderTests.mpd(periods.joined()), limits: limits)
                return nil
            } catch {
                return (error as? ManifestError)?.code
            }
        }
        #expect(code([2, 1]) == nil)
        #expect(code([3]) == .tooLarge)
        #expect(code([2, 2]) == .tooLarge)
    }

    @Test func period_endsWhereTheNextOneStarts() throws {
        let plan = try plan(period("start=\"PT0S\" duration=\"PT9S\"") + period("start=\"PT5S\""))
        #expect(plan.periods.map(\.start) == [0, 5])
        #expect(plan.periods.map(\.duration) == [5, 5])
        #expect(plan.periods[0].tracks[0].segments.map(\.duration) == [2, 2, 1])
    }

    @Test func emptyPeriods_areLeftOut() throws {
        let plan = try plan(period("duration=\"PT0S\"") + "<Period duration=\"PT2S\"/>" + period(""))
        #expect(plan.periods.map(\.start) == [2])
        #expect(plan.sentences == ["A period without tracks was left out."])
    }

    @Test func length_ofAnEndlessTemplateIsMissing() {
        let error = #expect(throws: ManifestError.self) { try plan(period(""), attributes: "") }
        #expect(error?.code == .invalid)
        #expect(error?.place == "SegmentTemplate")
        #expect(error?.line == 3)
    }

    @Test func nothingAtAll_isEmpty() {
        #expect(#expect(throws: ManifestError.self) { try plan("") }?.code == .empty)
    }

    @Test(arguments: ["PT", "P", "10", "PT-1S", "PTxS", "PT1", "-PT1S"])
    func durationThatIsNone_isRefused(text: String) {
        let error = #expect(throws: ManifestError.self) {
            try plan(period(""), attributes: "mediaPresentationDuration=\"\(text)\"")
        }
        #expect(error?.place == "MPD")
    }

    // MARK: Live

    @Test func dynamicPresentation_isLive() throws {
        let text = PresentationReaderTests.mpd(period("start=\"PT0S\""), attributes: "")
            .replacing("type=\"static\"", with: "type=\"dynamic\" minimumUpdatePeriod=\"PT2S\"")
        let plan = try SegmentPlan.reading(text)
        #expect(plan.isEnded == false)
        #expect(plan.variants.count == 1)
        #expect(#expect(throws: ManifestError.self) { try plan.requireDownloadable() }?.code == .live)
    }

    @Test func livePeriod_thatIsNotScheduledYet_isPassedOver() throws {
        let text = PresentationReaderTests.mpd(period("start=\"PT0S\"") + period("", id: "w"), attributes: "")
        #expect(throws: ManifestError.self) { try SegmentPlan.reading(text) }
        let live = text.replacing("type=\"static\"", with: "type=\"dynamic\"")
        let plan = try SegmentPlan.reading(live)
        #expect(plan.isEnded == false)
        #expect(plan.variants.map(\.id) == ["v"])
    }

    @Test(arguments: [(1_767_225_599.0, false), (1_767_225_600.0, true)])
    func dynamicPresentation_endsWhenItSays(now: Double, isEnded: Bool) throws {
        let text = PresentationReaderTests.mpd(period("start=\"PT0S\""))
            .replacing("type=\"static\"", with: "type=\"dynamic\" availabilityEndTime=\"2026-01-01T01:00:00+01:00\"")
        #expect(try SegmentPlan.reading(text, now: now).isEnded == isEnded)
        #expect(try SegmentPlan.reading(text).isEnded == false)
    }

    // MARK: Addresses

    @Test func baseAddresses_resolveOnFourLevels() throws {
        let plan = try plan(
            """
            <BaseURL>../start/</BaseURL>
            <Period><BaseURL>period/</BaseURL><AdaptationSet mimeType="video/mp4"><BaseURL> set/ </BaseURL>
            \(PresentationReaderTests.template)
            <Representation id="v"><BaseURL>rep/</BaseURL></Representation>
            <Representation id="w"><BaseURL>https://other/x/</BaseURL></Representation>
            </AdaptationSet></Period>
            """)
        let urls = plan.periods[0].tracks.map { $0.segments[0].url }
        #expect(urls == ["http://host/start/period/set/rep/v-1.m4s", "https://other/x/w-1.m4s"])
    }

    @Test func siblings_areMirrors() throws {
        let plan = try plan(
            """
            <BaseURL serviceLocation="a">http://a/x/</BaseURL><BaseURL serviceLocation="b">http://b/</BaseURL>
            <Period><AdaptationSet mimeType="video/mp4"><BaseURL>d/</BaseURL>\(PresentationReaderTests.template)
            <Representation id="v"/></AdaptationSet></Period>
            """)
        #expect(plan.segments[0].url == "http://a/x/d/v-1.m4s")
        #expect(plan.segments[0].mirrors == ["http://b/d/v-1.m4s"])
    }

    @Test(arguments: [
        "<BaseURL>file:///etc/</BaseURL>", "<BaseURL>ftp://h/</BaseURL>", "<BaseURL>//</BaseURL>",
    ])
    func baseOutsideTheWeb_isRefused(element: String) {
        let error = #expect(throws: ManifestError.self) { try plan(element + period("")) }
        #expect(error?.code == .invalid)
        #expect(error?.place == "BaseURL")
    }

    // MARK: Protection

    @Test(arguments: [
        ("urn:uuid:EDEF8BA9-79D6-4ACE-A3C8-27DCD51D21ED", "Widevine"),
        ("urn:uuid:9a04f079-9840-4286-ab92-e65be0885f95", "PlayReady"),
        ("urn:uuid:94ce86fb-07ff-4f43-adb8-93d2fa968ca2", "FairPlay"),
        ("urn:uuid:e2719d58-a985-b3c9-781a-b030af78d30e", "ClearKey"), ("urn:other", "urn:other"),
    ])
    func protection_isNamed(scheme: String, system: String) throws {
        let common = #"<ContentProtection schemeIdUri="urn:mpeg:dash:mp4protection:2011" value="cenc"/>"#
        let plan = try plan(set("mimeType=\"video/mp4\"", common + "<ContentProtection schemeIdUri=\"\(scheme)\"/>"))
        #expect(plan.protection?.system == system)
        #expect(#expect(throws: ManifestError.self) { try plan.requireDownloadable() }?.code == .drmProtected)
    }

    @Test func commonScheme_protectsOnlyWhenItIsUsed() throws {
        let unused = #"<ContentProtection schemeIdUri="urn:mpeg:dash:mp4protection:2011"/>"#
        #expect(try plan(set("mimeType=\"video/mp4\"", unused)).protection == nil)
        let used = #"<ContentProtection schemeIdUri="urn:mpeg:dash:mp4protection:2011" value="cbcs"/>"#
        #expect(try plan(set("mimeType=\"video/mp4\"", used)).protection?.system == "Common Encryption, cbcs")
    }

    @Test func protectedSet_beside_aClearOne_isNotChosen() throws {
        let drm = #"<ContentProtection schemeIdUri="urn:uuid:edef8ba9-79d6-4ace-a3c8-27dcd51d21ed"/>"#
        let clear = set("mimeType=\"video/mp4\" height=\"360\"").replacing("</Period>", with: "")
        let locked = set("mimeType=\"video/mp4\" height=\"1080\"", drm, representation: "id=\"x\"")
            .replacing("<Period>", with: "")
        var web = Web(["http://h/a.mpd": PresentationReaderTests.mpd(clear + locked)])
        let plan = try web.plan("http://h/a.mpd", selector: RenditionSelector())
        #expect(plan.periods[0].tracks.map(\.id) == ["v"])
        #expect(plan.protection == nil)
    }

    @Test func protectedTracks_areLeftOutWhereThereAreOthers() throws {
        let drm = #"<ContentProtection schemeIdUri="urn:uuid:edef8ba9-79d6-4ace-a3c8-27dcd51d21ed"/>"#
        func set(_ type: String, _ id: String, _ inner: String = "") -> String {
            """
            <AdaptationSet contentType="\(type)">\(inner)\(PresentationReaderTests.template)
            <Representation id="\(id)"/></AdaptationSet>
            """
        }
        let clear = set("video", "v") + set("audio", "a")
        let mixed = try plan("<Period>" + clear + set("video", "w", drm) + set("text", "s", drm) + "</Period>")
        #expect(mixed.protection == nil)
        #expect(mixed.periods[0].tracks.map(\.id) == ["v", "a"])
        #expect(mixed.variants.map(\.id) == ["v", "w"])
        #expect(mixed.sentences == ["Tracks were left out because they are protected (Widevine)."])
        let silent = try plan("<Period>" + set("video", "v") + set("audio", "a", drm) + "</Period>")
        #expect(silent.protection?.system == "Widevine")
        let late = try plan(
            "<Period duration=\"PT2S\">\(clear)</Period><Period>\(set("video", "w", drm))\(set("audio", "a"))</Period>")
        #expect(late.protection?.system == "Widevine")
        #expect(try plan("<Period>" + set("text", "s", drm) + "</Period>").protection != nil)
    }

    // MARK: Not a manifest

    @Test func otherXML_isNoManifest() {
        let error = #expect(throws: ManifestError.self) { try SegmentPlan.reading("<?xml version=\"1.0\"?><rss/>") }
        #expect(error?.code == .notAManifest)
    }

    @Test func undeclaredPrefixes_areForgiven() throws {
        let inner = #"<yt:x a="1"/><mspr:pro/>"#
        #expect(try plan(set("mimeType=\"video/mp4\" yt:a=\"b\"", inner)).variants.count == 1)
    }
}
