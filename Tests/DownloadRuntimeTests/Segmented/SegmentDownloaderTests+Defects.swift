import MediaModel
import Testing
import ZentrioTestSupport

@testable import DownloadRuntime

extension SegmentDownloaderTests {
    /// What other downloaders get wrong with streams, one test for each, named for whom and what.
    ///
    /// `DownloadRuntimeTests.Defects` has those of direct files: `swift test --filter Defects` runs all.
    struct Defects {
        /// Two recordings behind each other, with or without a declared discontinuity.
        struct Seam: CustomTestStringConvertible, Sendable {
            var name: String
            var begin: Double
            var size = "160x120"
            var isDeclared: Bool

            var testDescription: String { "\(name), \(isDeclared ? "declared" : "undeclared")" }

            static let all = [true, false].flatMap { isDeclared in
                [
                    Seam(name: "forward jump", begin: 50_000, isDeclared: isDeclared),
                    Seam(name: "backward jump", begin: 3, isDeclared: isDeclared),
                    Seam(name: "hole", begin: 19, isDeclared: isDeclared),
                    Seam(name: "other resolution", begin: 30, size: "320x240", isDeclared: isDeclared),
                ]
            }
        }

        /// ffmpeg's reader of playlists takes no notice of a discontinuity: a jump of the clock becomes a hole of hours.
        @Test(.timeLimit(.minutes(10)), arguments: Seam.all)
        func ffmpegHLS_seam_leavesNoHoleAndNoPacketOut(seam: Seam) async throws {
            let (media, fixture) = (try SegmentedMedia(), try SegmentedFixture())
            let first = try await media.record(.init(name: "a", seconds: 6))
            let second = try await media.record(
                .init(name: "b", seconds: 4, size: seam.size, tone: 880, begin: seam.begin))
            try media.write("list.m3u8", first + (seam.isDeclared ? ["#EXT-X-DISCONTINUITY"] : []) + second)
            let (_, streams) = try await fixture.servedFilm(of: media)
            SegmentedMedia.expect(streams, pictures: 250, seconds: 10, within: 0.12)
        }

        /// An encoder that begins again names its streams anew, and nobody declares it: the old ones are empty then.
        @Test(.timeLimit(.minutes(10)), arguments: [false, true])
        func ffmpegMPEGTS_streamsThatAreNamedAnew_goOn(areSwapped: Bool) async throws {
            let (media, fixture) = (try SegmentedMedia(), try SegmentedFixture())
            let first = try await media.record(.init(name: "a", seconds: 6))
            let second = try await media.record(
                .init(
                    name: "b", seconds: 4, tone: 880, begin: 16, firstStream: areSwapped ? 0x100 : 0x110,
                    isSoundFirst: areSwapped))
            try media.write("list.m3u8", first + second)
            let (_, streams) = try await fixture.servedFilm(of: media)
            SegmentedMedia.expect(streams, pictures: 250, seconds: 10, within: 0.12)
        }

        /// What an encoder that begins again names anew.
        enum Renamed: String {
            case picture, sound, both
        }

        /// Only one of two tracks is named anew, or it happens within a segment: then no new part can begin.
        @Test(
            .timeLimit(.minutes(10)),
            arguments: [
                (Renamed.picture, false), (.sound, false), (.picture, true), (.sound, true), (.both, true),
            ])
        func ffmpegMPEGTS_trackThatIsNamedAnew_goesOn(renamed: Renamed, isWithinSegment: Bool) async throws {
            let (media, fixture) = (try SegmentedMedia(), try SegmentedFixture())
            for (name, hasVideo) in [("v", true), ("a", false)] where renamed != .both || hasVideo {
                let isRenamed = renamed == .both || hasVideo == (renamed == .picture)
                var recording = SegmentedMedia.Recording(
                    name: name, hasVideo: hasVideo, hasAudio: !hasVideo || renamed == .both)
                let first = try await media.record(recording)
                (recording.name, recording.seconds, recording.begin) = (name + "2", 4, 16)
                if isRenamed { recording.firstStream = 0x110 }
                var names = first + (try await media.record(recording))
                if isWithinSegment, isRenamed { names = try media.joined(names, at: first.count) }
                try media.write("\(name).m3u8", names)
            }
            try media.write("master.m3u8", text: SegmentedMedia.master)
            let (file, streams) = try await fixture.servedFilm(renamed == .both ? "v.m3u8" : "master.m3u8", of: media)
            SegmentedMedia.expect(streams, pictures: 250, seconds: 10, within: 0.12)
            let pictures = try await media.pictureTimes(file.path)
            SegmentedMedia.expect(pictures, toStep: 0.02...0.07)
            let sounds = try await media.times(file.path, of: "a")
            #expect(zip(sounds.dropFirst(), sounds).allSatisfy { $0 - $1 < 0.05 })
            #expect(abs((sounds.first ?? 0) - (pictures.first ?? 1)) < 0.03)
        }

        /// ffmpeg gives the last packet of a fragment's sound no length, and players leave it out.
        @Test(.timeLimit(.minutes(10)), arguments: [false, true])
        func ffmpegMOV_lastPacketOfSound_hasALength(isJoined: Bool) async throws {
            let (media, fixture) = (try SegmentedMedia(), try SegmentedFixture())
            // A packet of FLAC has 96 ms: 125 of them are 12 s.
            let names = try await media.record(
                .init(name: "a", seconds: 12, begin: 0, soundCodec: "flac", isFragmented: true))
            let seam = isJoined ? ["#EXT-X-DISCONTINUITY"] : []
            try media.write("list.m3u8", ["#EXT-X-MAP:URI=\"a_init.mp4\""] + names[..<3] + seam + names[3...])
            let (_, streams) = try await fixture.servedFilm(of: media)
            #expect(streams.map(\.packets) == [300, 125])
            for stream in streams { #expect(abs(stream.seconds - 12) < 0.01, "\(stream)") }
        }

        /// yt-dlp, killed between the end of a fragment and the note of it, appends the fragment again.
        @Test(.timeLimit(.minutes(10)), arguments: Unnoted.allCases)
        func ytDlp_killBetweenFragmentAndNote_repeatsNothing(unnoted: Unnoted) async throws {
            let (media, fixture) = try await SegmentedFixture.ready()
            let next = try TestFolder.read(media.folder.path("a_2.ts"))
            try await fixture.stopAfterTwoSegments(of: media)
            let stream = try #require(StreamFiles.entries(of: fixture.partPath).first)
            #expect(stream.kind == .stream(0))
            let noted = try TestFolder.read(stream.path)
            try TestFolder.write(noted + unnoted.bytes(of: next), to: stream.path)
            let (_, streams) = try await fixture.film(of: media)
            SegmentedMedia.expect(streams, pictures: 150, seconds: 6, within: 0.12)
        }

        /// What lies behind the last byte that was noted.
        enum Unnoted: CaseIterable {
            case wholeFragment, halfOfIt

            func bytes(of fragment: [UInt8]) -> [UInt8] {
                self == .wholeFragment ? fragment : Array(fragment.prefix(fragment.count / 2))
            }
        }

        /// Bytes behind each other, and half of the film is gone with the exit code 0.
        @Test(.timeLimit(.minutes(10)), arguments: [true, false])
        func ytDlp_twoInitializations_becomeTwoParts(isDeclared: Bool) async throws {
            let (media, fixture) = (try SegmentedMedia(), try SegmentedFixture())
            let first = try await media.record(.init(name: "a", seconds: 4, begin: 0, isFragmented: true))
            let second = try await media.record(.init(name: "b", seconds: 4, begin: 0, isFragmented: true))
            let lines =
                ["#EXT-X-MAP:URI=\"a_init.mp4\""] + first + (isDeclared ? ["#EXT-X-DISCONTINUITY"] : [])
                + ["#EXT-X-MAP:URI=\"b_init.mp4\""] + second
            try media.write("list.m3u8", lines)
            let (_, streams) = try await fixture.servedFilm(of: media)
            SegmentedMedia.expect(streams, pictures: 200, seconds: 8, within: 0.12)
        }

        /// ffmpeg moves pictures that are shown before they are decoded, from the first such fragment on.
        @Test(.timeLimit(.minutes(10)), arguments: [false, true], [true, false])
        func ffmpegMOV_negativeCompositionOffsets_movePicturesNowhere(isFirstInOrder: Bool, hasAudio: Bool) async throws
        {
            let (media, fixture) = (try SegmentedMedia(), try SegmentedFixture())
            let recording = SegmentedMedia.Recording(
                name: "a", hasAudio: hasAudio, isFragmented: true, hasNegativeOffsets: true,
                isFirstInOrder: isFirstInOrder)
            let names = try await media.record(recording)
            try media.write("list.m3u8", ["#EXT-X-MAP:URI=\"a_init.mp4\""] + names)
            try fixture.serve(media)
            let file = try fixture.finished(await fixture.run("list.m3u8"))
            let times = try await media.pictureTimes(file.path)
            #expect(times.count == 150)
            SegmentedMedia.expect(times, toStep: 0.039...0.041)
            // An encoder's first packet of sound lies 21 ms before the first picture.
            #expect(abs((times.first ?? 1) - (hasAudio ? 0.021 : 0)) < 0.002, "\(times.prefix(3))")
        }

        /// ffmpeg reads all files that it joins in the first one's units: pictures overlap, or stand still.
        @Test(.timeLimit(.minutes(10)), arguments: ["bab", "aba", "ab"])
        func ffmpegConcat_partInOtherUnits_keepsItsTimes(order: String) async throws {
            let (media, fixture) = (try SegmentedMedia(), try SegmentedFixture())
            for (name, rate) in [("a", 25), ("b", 30)] {
                _ = try await media.record(
                    .init(name: name, seconds: 4, rate: rate, begin: 0, isFragmented: true))
            }
            let parts = order.enumerated().map { place, name in
                ["#EXT-X-MAP:URI=\"\(name)_init.mp4\"", "\(name)_\(place / 2).m4s"]
            }
            try media.write("list.m3u8", Array(parts.joined(separator: ["#EXT-X-DISCONTINUITY"])))
            try fixture.serve(media)
            let file = try fixture.finished(await fixture.run("list.m3u8"))
            let times = try await media.pictureTimes(file.path)
            #expect(times.count == order.reduce(0) { $0 + ($1 == "a" ? 50 : 60) })
            SegmentedMedia.expect(times, toStep: 0.02...0.08)
        }

        /// ffmpeg takes the first packet of a part for its beginning, also where pictures behind it are shown before it.
        @Test(.timeLimit(.minutes(10)), arguments: [[0, 1, 2], [2, 0, 1], [1, 2]])
        func ffmpegConcat_partThatBeginsWithAnOpenGroup_keepsItsTimes(order: [Int]) async throws {
            let (media, fixture) = (try SegmentedMedia(), try SegmentedFixture())
            let names = try await media.record(
                .init(name: "a", begin: 0, hasAudio: false, isFragmented: true, hasOpenGroups: true))
            let parts = order.map { ["#EXT-X-MAP:URI=\"a_init.mp4\"", names[$0]] }
            try media.write("list.m3u8", Array(parts.joined(separator: ["#EXT-X-DISCONTINUITY"])))
            try fixture.serve(media)
            let file = try fixture.finished(await fixture.run("list.m3u8"))
            let times = try await media.pictureTimes(file.path)
            SegmentedMedia.expect(times, toStep: 0.039...0.041)
            #expect(abs(times.first ?? 1) < 0.001, "\(times.prefix(3))")
        }

        /// Two inputs begin at zero, whatever lay between them.
        @Test(.timeLimit(.minutes(10))) func ytDlp_separateAudio_keepsItsOffset_andSubtitlesTheirTime() async throws {
            let (media, fixture) = (try SegmentedMedia(), try SegmentedFixture())
            try await media.writeSeparateAudio()
            let (file, streams) = try await fixture.servedFilm("master.m3u8", subtitles: ["nl"], of: media)
            #expect(streams.map(\.kind) == ["video", "audio", "subtitle"])
            // An encoder's first packet lies 21 ms before the tone.
            #expect(abs(streams[1].begin - streams[0].begin - 0.457) < 0.03, "\(streams)")
            let sidecar = try #require(file.sidecars.first)
            #expect(sidecar.ending == "nl.vtt")
            let text = String(decoding: try TestFolder.read(sidecar.path), as: UTF8.self)
            #expect(text.contains("00:00:01.000 --> 00:00:02.000\none"))
            #expect(text.contains("00:00:02.500 --> 00:00:03.500\nborder"), "a cue over a border is one: \(text)")
            #expect(text.contains("00:00:05.000 --> 00:00:05.500\ntwo"))
        }
    }
}

extension SegmentedMedia {
    /// Picture from 10 s on, sound from 10.478 s on, and words whose times hang on the clock of both.
    func writeSeparateAudio() async throws {
        let picture = try await record(.init(name: "v", hasAudio: false))
        let sound = try await record(.init(name: "a", begin: 10.478, hasVideo: false))
        try write("v.m3u8", picture)
        try write("a.m3u8", sound)
        let map = "WEBVTT\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:"
        try write(
            "s0.vtt",
            text: map + "900000\n\n00:01.000 --> 00:02.000\none\n\n00:02.500 --> 00:03.000\nborder")
        try write(
            "s1.vtt", text: map + "1170000\n\n00:00.000 --> 00:00.500\nborder\n\n00:02.000 --> 00:02.500\ntwo")
        try write("s.m3u8", ["s0.vtt", "s1.vtt"], seconds: 3)
        try write(
            "master.m3u8",
            text: """
                #EXTM3U
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="Deutsch",LANGUAGE="de",DEFAULT=YES,URI="a.m3u8"
                #EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="s",NAME="Nederlands",LANGUAGE="nl",URI="s.m3u8"
                #EXT-X-STREAM-INF:BANDWIDTH=500000,RESOLUTION=160x120,AUDIO="a",SUBTITLES="s"
                v.m3u8

                """)
    }
}
