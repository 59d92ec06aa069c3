import Testing

@testable import Manifests

struct PlaylistAssemblyTests {
    private static let multivariant = """
        #EXTM3U
        #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="English",LANGUAGE="en",DEFAULT=YES,URI="en.m3u8"
        #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="Deutsch",LANGUAGE="de",URI="de.m3u8"
        #EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="s",NAME="Nederlands",LANGUAGE="nl",URI="nl.m3u8"
        #EXT-X-STREAM-INF:BANDWIDTH=900000,RESOLUTION=640x360,CODECS="avc1.1,mp4a.40.2",AUDIO="a",SUBTITLES="s"
        360.m3u8
        #EXT-X-STREAM-INF:BANDWIDTH=2500000,RESOLUTION=1280x720,CODECS="avc1.1,mp4a.40.2",AUDIO="a",SUBTITLES="s"
        720.m3u8
        #EXT-X-STREAM-INF:BANDWIDTH=2500000,RESOLUTION=1280x720,CODECS="avc1.1,mp4a.40.2",AUDIO="a",SUBTITLES="s"
        http://mirror/x/720.m3u8
        """

    private static func media(_ name: String, end: String = "#EXT-X-ENDLIST") -> String {
        "#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\n\(name)-0.ts\n#EXTINF:2,\n\(name)-1.ts\n\(end)\n"
    }

    private var web: Web {
        var documents = ["http://h/a.m3u8": PlaylistAssemblyTests.multivariant]
        for name in ["360", "720", "en", "de", "nl"] {
            documents["http://h/\(name).m3u8"] = PlaylistAssemblyTests.media(name)
        }
        return Web(documents)
    }

    @Test func selection_becomesTheTracksOfOnePeriod() throws {
        var web = web
        let selector = RenditionSelector(maximumHeight: 720, audioLanguages: ["de"], subtitleLanguages: ["nl", "fr"])
        let plan = try web.plan("http://h/a.m3u8", selector: selector)
        #expect(web.requests.count == 4)
        #expect(plan.periods.count == 1)
        let tracks = plan.periods[0].tracks
        #expect(tracks.map(\.kind) == [.video, .audio, .subtitles])
        #expect(tracks.map(\.language) == [nil, "de", "nl"])
        #expect(tracks[0].height == 720)
        #expect(tracks[0].segments.map(\.url) == ["http://h/720-0.ts", "http://h/720-1.ts"])
        #expect(tracks[0].segments[0].mirrors == ["http://mirror/x/720-0.ts"])
        #expect(plan.duration == 6)
        #expect(plan.isEnded == true)
        #expect(plan.variants.count == 2)
        #expect(plan.renditions.count == 3)
    }

    @Test func nothingSelected_isEverything() throws {
        var web = web
        web.documents["http://h/nl.m3u8"] = nil
        let plan = try web.plan("http://h/a.m3u8")
        #expect(plan.periods[0].tracks.map(\.id) == ["0", "1", "a/English", "a/Deutsch"])
        #expect(plan.sentences == ["A playlist was not read: http://h/nl.m3u8. It is not there."])
    }

    @Test func noPlaylistToBeHad_leavesTheOffer() throws {
        let plan = try SegmentPlan.reading(PlaylistAssemblyTests.multivariant)
        #expect(plan.periods.isEmpty)
        #expect(plan.isEnded == nil)
        #expect(plan.variants.count == 2)
    }

    @Test func missingPlaylist_isAskedAtItsMirror() throws {
        var web = web
        web.documents["http://h/720.m3u8"] = nil
        web.documents["http://mirror/x/720.m3u8"] = Array(PlaylistAssemblyTests.media("720").utf8)
        let plan = try web.plan("http://h/a.m3u8", selector: RenditionSelector())
        #expect(plan.segments[0].url == "http://mirror/x/720-0.ts")
        #expect(plan.segments[0].mirrors == ["http://h/720-0.ts"])
        web.documents["http://mirror/x/720.m3u8"] = nil
        let error = #expect(throws: ManifestError.self) {
            try web.plan("http://h/a.m3u8", selector: RenditionSelector())
        }
        #expect(error?.code == .unavailable)
    }

    /// Nothing, a web page, a list of nothing.
    @Test(arguments: [nil, "<html>", "#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXT-X-ENDLIST\n"])
    func wantedSubtitlesThatCannotBeHad_areLeftOutAndNamed(playlist: String?) throws {
        var web = web
        web.documents["http://h/nl.m3u8"] = playlist.map { Array($0.utf8) }
        let plan = try web.plan("http://h/a.m3u8", selector: RenditionSelector(subtitleLanguages: ["nl"]))
        #expect(plan.periods[0].tracks.map(\.kind) == [.video, .audio])
        #expect(plan.missingSubtitles == ["nl"])
        #expect(plan.sentences.contains { $0.contains("http://h/nl.m3u8") })
        web.documents["http://h/en.m3u8"] = nil
        #expect(throws: ManifestError.self) {
            try web.plan("http://h/a.m3u8", selector: RenditionSelector(subtitleLanguages: ["nl"]))
        }
    }

    /// Subtitles of a server that is busy for so many tries, or at all of them.
    @Test(arguments: [0, 1, 3, 9]) func subtitlesThatMayComeALittleLater_areWaitedFor_butNotForEver(
        busy: Int
    ) throws {
        let (plan, tries) = try planOfBusyServer(for: busy, mayPass: true)
        #expect(tries == Array(0..<min(busy + 1, 4)))
        #expect(plan?.periods[0].tracks.map(\.kind) == [.video, .audio] + (busy < 4 ? [.subtitles] : []))
        #expect(plan?.missingSubtitles == (busy < 4 ? [] : ["nl"]))
    }

    @Test func subtitlesThatAreRefused_areAskedForOnce() throws {
        let (plan, tries) = try planOfBusyServer(for: 9, mayPass: false)
        #expect(tries == [0])
        #expect(plan?.missingSubtitles == ["nl"])
    }

    /// The plan of a film with Dutch words, and how often they had been asked for at each of their requests.
    private func planOfBusyServer(for busy: Int, mayPass: Bool) throws -> (SegmentPlan?, tries: [Int]) {
        var machine = ManifestStateMachine(
            url: "http://h/a.m3u8", selector: RenditionSelector(subtitleLanguages: ["nl"]))
        var waiting = machine.begin()
        var tries: [Int] = []
        while let request = waiting.popLast() {
            let isOfWords = request.url.hasSuffix("nl.m3u8")
            if isOfWords { tries.append(request.earlierTries) }
            let document = ManifestDocument(url: request.url, bytes: web.documents[request.url] ?? [])
            let action =
                try isOfWords && tries.count <= busy
                ? machine.receiveNothing(for: request.id, reason: "It is busy.", mayPass: mayPass)
                : machine.receive(document, for: request.id)
            switch action {
            case .fetch(let more): waiting += more
            case .wait: break
            case .finish(let plan): return (plan, tries)
            }
        }
        return (nil, tries)
    }

    /// What plays without a picture is the sound of one of the languages.
    @Test(arguments: [([], ["en"]), (["de"], ["de"]), (["de", "en"], ["de", "en"])])
    func soundOnly_isFetchedOnceInTheWantedLanguage(wanted: [String], found: [String]) throws {
        var web = Web([
            "http://h/a.m3u8": """
            #EXTM3U
            #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="English",LANGUAGE="en",DEFAULT=YES,URI="en.m3u8"
            #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="Deutsch",LANGUAGE="de",URI="de.m3u8"
            #EXT-X-STREAM-INF:BANDWIDTH=64000,CODECS="mp4a.40.2",AUDIO="a"
            en.m3u8
            """, "http://h/en.m3u8": PlaylistAssemblyTests.media("en"),
            "http://h/de.m3u8": PlaylistAssemblyTests.media("de"),
        ])
        let plan = try web.plan("http://h/a.m3u8", selector: RenditionSelector(audioLanguages: wanted))
        #expect(plan.periods[0].tracks.map(\.kind) == found.map { _ in .audio })
        #expect(plan.periods[0].tracks.map(\.language) == found)
        #expect(web.requests.count == 1 + found.count)
        #expect(try web.plan("http://h/a.m3u8").periods[0].tracks.count == 3, "without a choice, all there is")
    }

    @Test func variantThatIsMultivariant_isRefused() {
        var web = web
        web.documents["http://h/720.m3u8"] = Array(PlaylistAssemblyTests.multivariant.utf8)
        let error = #expect(throws: ManifestError.self) {
            try web.plan("http://h/a.m3u8", selector: RenditionSelector())
        }
        #expect(error?.code == .invalid)
    }

    @Test func oneLiveTrack_makesAllLive() throws {
        var web = web
        web.documents["http://h/en.m3u8"] = Array(PlaylistAssemblyTests.media("en", end: "").utf8)
        let plan = try web.plan("http://h/a.m3u8", selector: RenditionSelector())
        #expect(plan.isEnded == false)
    }

    @Test func soundInTheVariant_givesItsLanguage() throws {
        var web = Web([
            "http://h/a.m3u8": """
            #EXTM3U
            #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="Svenska",LANGUAGE="sv",DEFAULT=YES
            #EXT-X-STREAM-INF:BANDWIDTH=9,AUDIO="a"
            v.m3u8
            """, "http://h/v.m3u8": PlaylistAssemblyTests.media("v"),
        ])
        let plan = try web.plan("http://h/a.m3u8", selector: RenditionSelector())
        #expect(plan.periods[0].tracks.map(\.language) == ["sv"])
    }

    @Test func warningOfAPlaylist_namesIt() throws {
        let broken = "#EXTM3U\n#EXT-X-TARGETDURATION:4\n0.ts\n#EXT-X-ENDLIST"
        var web = Web([
            "http://h/a.m3u8": """
            #EXTM3U
            #EXT-X-STREAM-INF:BANDWIDTH=9,CODECS="avc1.1"
            v.m3u8?token=secret
            #EXT-X-STREAM-INF:BANDWIDTH=8,CODECS="avc1.1"
            w.m3u8
            """, "http://h/v.m3u8?token=secret": broken, "http://h/w.m3u8": "#EXTM3U\n#EXTINF:1,\n0.ts\n#EXT-X-ENDLIST",
        ])
        let plan = try web.plan("http://h/a.m3u8")
        #expect(
            Set(plan.sentences) == [
                "http://h/v.m3u8, line 3: A segment has no EXTINF.",
                "http://h/w.m3u8: EXT-X-TARGETDURATION is missing.",
            ])
        #expect(plan.warnings.allSatisfy { $0.line == nil })
        let bare = try SegmentPlan.reading(broken)
        #expect(bare.warnings == [ManifestWarning("A segment has no EXTINF.", line: 3)])
    }

    @Test func allPlaylistsTogether_areBounded() throws {
        func error(_ selector: RenditionSelector?, _ change: (inout ManifestLimits) -> Void) -> ManifestError? {
            var (web, limits) = (web, ManifestLimits())
            change(&limits)
            return #expect(throws: ManifestError.self) {
                try web.plan("http://h/a.m3u8", selector: selector, limits: limits)
            }
        }
        var (web, limits) = (web, ManifestLimits())
        // Five playlists of two segments each.
        limits.playlistSegments = 10
        limits.playlistsByteCount = Int64(web.documents.values.map(\.count).reduce(0, +))
        #expect(try web.plan("http://h/a.m3u8", limits: limits).periods[0].tracks.count == 5)
        #expect(error(nil) { $0.playlistSegments = 9 }?.code == .tooLarge)
        #expect(error(RenditionSelector()) { $0.playlistSegments = 3 }?.code == .tooLarge)
        let bytes = Int64(PlaylistAssemblyTests.media("720").utf8.count)
        #expect(error(nil) { $0.playlistsByteCount = bytes * 4 }?.code == .tooLarge)
        #expect(error(RenditionSelector()) { $0.playlistsByteCount = bytes }?.code == .tooLarge)
    }

    @Test func hundredsOfPlaylists_areRead_butNotThousands() throws {
        var documents = ["http://h/v.m3u8": PlaylistAssemblyTests.media("v")]
        func offer(_ groups: Int) {
            let subtitles = (0..<(groups * 80)).map { index in
                documents["http://h/\(index).m3u8"] = "#EXTM3U\n#EXTINF:1,\n0.vtt\n#EXT-X-ENDLIST"
                let names = "GROUP-ID=\"\(index / 80)\",NAME=\"\(index)\""
                return "#EXT-X-MEDIA:TYPE=SUBTITLES,\(names),URI=\"\(index).m3u8\"\n"
            }
            documents["http://h/a.m3u8"] =
                "#EXTM3U\n\(subtitles.joined())#EXT-X-STREAM-INF:BANDWIDTH=1,SUBTITLES=\"1\"\nv.m3u8"
        }
        offer(4)
        var web = Web(documents)
        #expect(try web.plan("http://h/a.m3u8").periods[0].tracks.count == 321)
        offer(13)
        web = Web(documents)
        #expect(#expect(throws: ManifestError.self) { try web.plan("http://h/a.m3u8") }?.code == .tooLarge)
        #expect(try web.plan("http://h/a.m3u8", selector: RenditionSelector()).periods[0].tracks.count == 1)
    }

    @Test func sameWarningOfManyPlaylists_isToldOnce() throws {
        var documents = ["http://h/a.m3u8": "#EXTM3U\n"]
        for index in 0..<100 {
            documents["http://h/a.m3u8"]? += "#EXT-X-STREAM-INF:BANDWIDTH=\(index),CODECS=\"avc1.1\"\n\(index).m3u8\n"
            documents["http://h/\(index).m3u8"] = "#EXTM3U\n#EXTINF:1,\n0.ts\n#EXT-X-ENDLIST"
        }
        var web = Web(documents)
        #expect(try web.plan("http://h/a.m3u8").warnings.count == 1)
    }

    @Test func redirectedPlaylist_resolvesAgainstWhereItCameFrom() throws {
        var machine = ManifestStateMachine(url: "http://h/a.m3u8", selector: nil)
        let request = machine.begin()[0]
        let document = ManifestDocument(
            url: "https://cdn/x/y.m3u8?t=1", bytes: Array(PlaylistAssemblyTests.media("s").utf8))
        guard case .finish(let plan) = try machine.receive(document, for: request.id) else {
            Issue.record("a media playlist needs nothing else")
            return
        }
        #expect(plan.segments[0].url == "https://cdn/x/s-0.ts")
    }
}
