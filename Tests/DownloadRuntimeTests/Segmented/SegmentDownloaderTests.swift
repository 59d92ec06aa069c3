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
        let (_, streams) = try await fixture.servedFilm(of: media)
        SegmentedMedia.expect(streams, pictures: 200, seconds: 8, within: 0.06)
    }

    @Test(.timeLimit(.minutes(10))) func declaredSeams_overTimestampsThatGoOn_leaveNoHoles() async throws {
        let (media, fixture) = (try SegmentedMedia(), try SegmentedFixture())
        let names = try await media.record(.init(name: "a", seconds: 12))
        try media.write("list.m3u8", Array(names.map { [$0] }.joined(separator: ["#EXT-X-DISCONTINUITY"])))
        let (_, streams) = try await fixture.servedFilm(of: media)
        SegmentedMedia.expect(streams, pictures: 300, seconds: 12, within: 0.06)
    }

    @Test(.timeLimit(.minutes(10))) func codingThatIsNone_playlistAndSegmentsAreTakenAsTheyAre() async throws {
        let (media, fixture) = (try SegmentedMedia(), try SegmentedFixture())
        try media.write("list.m3u8", try await media.record(.init(name: "a", seconds: 6)))
        try fixture.serve(media, coding: "aws-chunked")
        let (_, streams) = try await fixture.film(of: media)
        SegmentedMedia.expect(streams, pictures: 150, seconds: 6, within: 0.06)
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

    /// `padding` bytes behind the film make it long enough to be fetched in pieces.
    @Test(.timeLimit(.minutes(10)), arguments: [0, 9 << 20])
    func filesInOnePiece_areMerged(padding: Int) async throws {
        let (media, fixture) = (try SegmentedMedia(), try SegmentedFixture())
        let picture = try await media.record(.init(name: "v", begin: 0, hasAudio: false, isWhole: true))
        let sound = try await media.record(.init(name: "a", begin: 0, hasVideo: false, isWhole: true))
        try media.write("v.m3u8", picture, seconds: 6)
        try media.write("a.m3u8", sound, seconds: 6)
        try media.write(
            "master.m3u8",
            text: """
                #EXTM3U
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="Deutsch",LANGUAGE="de",DEFAULT=YES,URI="a.m3u8"
                #EXT-X-STREAM-INF:BANDWIDTH=500000,RESOLUTION=160x120,AUDIO="a"
                v.m3u8

                """)
        if padding > 0 {
            let film = try TestFolder.read(media.folder.path(picture[0]))
            let free = ContainerSamples.box("free", [UInt8](repeating: 0, count: padding))
            try TestFolder.write(film + free, to: media.folder.path(picture[0]))
        }
        let (_, streams) = try await fixture.servedFilm("master.m3u8", of: media)
        SegmentedMedia.expect(streams, pictures: 150, seconds: 6, within: 0.06)
        #expect(abs(streams[1].begin - streams[0].begin) < 0.03, "\(streams)")
    }

    @Test(.timeLimit(.minutes(10))) func filesInOnePiece_behindEachOther_becomeParts() async throws {
        let (media, fixture) = (try SegmentedMedia(), try SegmentedFixture())
        let first = try await media.record(.init(name: "a", seconds: 6, begin: 0, isWhole: true))
        let second = try await media.record(.init(name: "b", seconds: 6, tone: 880, begin: 0, isWhole: true))
        try media.write("list.m3u8", first + second, seconds: 6)
        let (_, streams) = try await fixture.servedFilm(of: media)
        SegmentedMedia.expect(streams, pictures: 300, seconds: 12, within: 0.12)
    }

    /// The second picture has more bytes in the seconds before its sound than ffmpeg usually looks at.
    @Test(.timeLimit(.minutes(10)), arguments: [(12.0, 160), (6, 320)])
    func soundThatBeginsLate_isTakenAtItsTime(delay: Double, width: Int) async throws {
        let (media, fixture) = (try SegmentedMedia(), try SegmentedFixture())
        let recording = SegmentedMedia.Recording(
            name: "a", seconds: Int(delay) + 4, size: "\(width)x\(width * 3 / 4)", soundDelay: delay,
            isNoise: width > 160)
        try media.write("list.m3u8", try await media.record(recording))
        let (_, streams) = try await fixture.servedFilm(of: media)
        #expect(streams.map(\.kind) == ["video", "audio"])
        #expect(abs(streams[1].begin - streams[0].begin - delay) < 0.06, "\(streams)")
    }

    @Test(.timeLimit(.minutes(10))) func partWithoutSound_isSilent_andWhatFollowsKeepsItsTime() async throws {
        let (media, fixture) = (try SegmentedMedia(), try SegmentedFixture())
        let first = try await media.record(.init(name: "a", seconds: 4))
        let silent = try await media.record(.init(name: "b", seconds: 4, begin: 100, hasAudio: false))
        let last = try await media.record(.init(name: "c", seconds: 4, tone: 880, begin: 200))
        let seam = ["#EXT-X-DISCONTINUITY"]
        try media.write("list.m3u8", first + seam + silent + seam + last)
        let (file, streams) = try await fixture.servedFilm(of: media)
        SegmentedMedia.expect(streams, pictures: 300, seconds: 12, within: 0.2)
        #expect(file.remarks.contains { $0.contains("no sound") })
    }

    @Test(.timeLimit(.minutes(10))) func declaredGap_isToldAndKeepsItsTime() async throws {
        let (media, fixture) = (try SegmentedMedia(), try SegmentedFixture())
        let names = try await media.record(.init(name: "a", seconds: 6))
        try media.write("list.m3u8", [names[0], "#EXT-X-GAP", "absent.ts", names[2]])
        let (file, streams) = try await fixture.servedFilm(of: media)
        #expect(streams[0].packets == 100)
        #expect(file.remarks.contains { $0.contains("lacks 2 s") })
        #expect(fixture.requests("absent.ts").isEmpty)
    }

    @Test(.timeLimit(.minutes(10))) func nothingButDeclaredGaps_isNoVideo() async throws {
        let (media, fixture) = (try SegmentedMedia(), try SegmentedFixture())
        try media.write("list.m3u8", ["#EXT-X-GAP", "a.ts", "#EXT-X-GAP", "b.ts"])
        try fixture.serve(media)
        let failure = try fixture.failure(await fixture.run("list.m3u8"))
        #expect(failure.code == .notMedia)
        #expect(failure.sentence == "No video found at this address.")
        #expect(fixture.folder.files.isEmpty, "\(fixture.folder.files)")
    }
}
