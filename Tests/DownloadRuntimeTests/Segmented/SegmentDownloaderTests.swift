import MediaModel
import Testing
import ZentrioTestSupport

@testable import DownloadRuntime

/// Titles that ffmpeg made, through the real downloader and the real ffmpeg, held against what went in.
struct SegmentDownloaderTests {
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

    @Test(.timeLimit(.minutes(10))) func declaredSeams_overTimestampsThatGoOn_leaveNoHoles() async throws {
        let (media, fixture) = (try SegmentedMedia(), try SegmentedFixture())
        let names = try await media.record(.init(name: "a", seconds: 12))
        try media.write("list.m3u8", Array(names.map { [$0] }.joined(separator: ["#EXT-X-DISCONTINUITY"])))
        try fixture.serve(media)
        let file = try fixture.finished(await fixture.run("list.m3u8"))
        let streams = try await media.probe(file.path)
        #expect(streams[0].packets == 300)
        for stream in streams { #expect(abs(stream.seconds - 12) < 0.06, "\(stream)") }
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
