import MediaModel
import Testing
import ZentrioTestSupport

@testable import DownloadRuntime

/// Titles that ffmpeg made, through the real downloader and the real ffmpeg, held against what went in.
struct SegmentDownloaderTests {
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

    @Test(.timeLimit(.minutes(10)), arguments: Seam.all)
    func seam_leavesNoHoleAndNoPacketOut(seam: Seam) async throws {
        let (media, fixture) = (try SegmentedMedia(), try SegmentedFixture())
        let first = try await media.record(.init(name: "a", seconds: 6))
        let second = try await media.record(
            .init(name: "b", seconds: 4, size: seam.size, tone: 880, begin: seam.begin))
        try media.write("list.m3u8", first + (seam.isDeclared ? ["#EXT-X-DISCONTINUITY"] : []) + second)
        try fixture.serve(media)
        let file = try fixture.finished(await fixture.run("list.m3u8"))
        let streams = try await media.probe(file.path)
        #expect(streams.map(\.kind) == ["video", "audio"])
        #expect(streams[0].packets == 250)
        for stream in streams { #expect(abs(stream.seconds - 10) < 0.12, "\(stream)") }
    }

    @Test(.timeLimit(.minutes(10))) func clock_thatBeginsAgain_isCountedOn() async throws {
        let (media, fixture) = (try SegmentedMedia(), try SegmentedFixture())
        // 33 bits of 90 kHz end at 95,443.7 s.
        let names = try await media.record(.init(name: "a", seconds: 8, begin: 95_439.7))
        try media.write("list.m3u8", names)
        try fixture.serve(media)
        let file = try fixture.finished(await fixture.run("list.m3u8"))
        let streams = try await media.probe(file.path)
        #expect(streams[0].packets == 200)
        for stream in streams { #expect(abs(stream.seconds - 8) < 0.06, "\(stream)") }
    }

    @Test(.timeLimit(.minutes(10)), arguments: [true, false])
    func twoInitializations_becomeTwoParts(isDeclared: Bool) async throws {
        let (media, fixture) = (try SegmentedMedia(), try SegmentedFixture())
        let first = try await media.record(.init(name: "a", seconds: 4, begin: 0, isFragmented: true))
        let second = try await media.record(.init(name: "b", seconds: 4, begin: 0, isFragmented: true))
        let lines =
            ["#EXT-X-MAP:URI=\"a_init.mp4\""] + first + (isDeclared ? ["#EXT-X-DISCONTINUITY"] : [])
            + ["#EXT-X-MAP:URI=\"b_init.mp4\""] + second
        try media.write("list.m3u8", lines)
        try fixture.serve(media)
        let file = try fixture.finished(await fixture.run("list.m3u8"))
        let streams = try await media.probe(file.path)
        #expect(streams[0].packets == 200)
        for stream in streams { #expect(abs(stream.seconds - 8) < 0.12, "\(stream)") }
    }

    @Test(.timeLimit(.minutes(10))) func separateAudio_keepsItsOffset_andSubtitlesTheirTime() async throws {
        let (media, fixture) = (try SegmentedMedia(), try SegmentedFixture())
        try await media.writeSeparateAudio()
        try fixture.serve(media)
        let file = try fixture.finished(await fixture.run("master.m3u8", subtitles: ["nl"]))
        let streams = try await media.probe(file.path)
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

    @Test(.timeLimit(.minutes(10))) func subtitlesBesideTheStream_goIntoTheFilmAndBesideIt() async throws {
        let (media, fixture) = (try SegmentedMedia(), try SegmentedFixture())
        try media.write("list.m3u8", try await media.record(.init(name: "a", seconds: 6)))
        try media.write("nl.srt", text: "1\n00:00:01,000 --> 00:00:02,500\nEen\n")
        try fixture.serve(media)
        var request = try fixture.request("list.m3u8", subtitles: ["nl", "de"])
        request.stream.subtitleFiles = try ["nl", "de"].map { (language: String) in
            SubtitleFile(address: try fixture.server.address("/\(language).srt"), language: language)
        }
        let file = try fixture.finished(await fixture.run(try fixture.downloader(request)))
        let streams = try await media.probe(file.path)
        #expect(streams.map(\.kind) == ["video", "audio", "subtitle"])
        #expect(file.sidecars.map(\.ending) == ["nl.srt"])
        // The recording's clock begins at 10 s, the words count from the film's beginning.
        let text = String(decoding: try TestFolder.read(try #require(file.sidecars.first).path), as: UTF8.self)
        #expect(text.hasPrefix("1\n00:00:01,000 --> 00:00:02,500\nEen\n"))
        #expect(file.remarks == ["The subtitles in \"de\" did not arrive."])
    }

    @Test(.timeLimit(.minutes(10))) func declaredGap_isToldAndKeepsItsTime() async throws {
        let (media, fixture) = (try SegmentedMedia(), try SegmentedFixture())
        let names = try await media.record(.init(name: "a", seconds: 6))
        try media.write("list.m3u8", [names[0], "#EXT-X-GAP", "absent.ts", names[2]])
        try fixture.serve(media)
        let file = try fixture.finished(await fixture.run("list.m3u8"))
        #expect(try await media.probe(file.path)[0].packets == 100)
        #expect(file.remarks.contains { $0.contains("lacks 2 s") })
        #expect(fixture.requests("absent.ts").isEmpty)
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
