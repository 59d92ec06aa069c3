import MediaModel
import Testing
import ZentrioTestSupport

@testable import DownloadRuntime

struct PartRewriteTests {
    private func movie(_ codec: String, _ parameterSets: [UInt8] = [], timescale: Int = 90_000) -> MovieFile {
        let track = MovieTrack(
            kind: .video, codec: codec, coding: TrackCoding(parameterSets: parameterSets), packetCount: 50, duration: 2,
            span: 1.96, start: 0, longestStep: 0.04, decoding: 0...1.96, timescale: timescale, language: "und")
        return MovieFile(tracks: [track], size: ByteCount(1))
    }

    @Test func partsWithOtherParameterSets_areRewritten() {
        #expect(PartRewrite.isInBandNeeded(for: [movie("hvc1", [1]), movie("hvc1", [2])]))
        // The first one was rewritten by an earlier try.
        #expect(PartRewrite.isInBandNeeded(for: [movie("hev1"), movie("hvc1", [2])]))
        #expect(PartRewrite.isInBandNeeded(for: movie("hvc1", [1])))
        #expect(!PartRewrite.isInBandNeeded(for: movie("hev1")))
    }

    @Test func partsThatFitAsTheyAre_orNever_areLeftAlone() {
        #expect(!PartRewrite.isInBandNeeded(for: [movie("hvc1", [1]), movie("hvc1", [1])]))
        #expect(!PartRewrite.isInBandNeeded(for: [movie("avc1"), movie("avc1")]))
        #expect(!PartRewrite.isInBandNeeded(for: [movie("hvc1", [1]), movie("avc1")]))
    }

    @Test func partsInOtherUnits_areRewritten() {
        let movies = [
            movie("avc1", timescale: 12_800), movie("avc1", timescale: 90_000), movie("avc1", timescale: 15_360),
        ]
        #expect(PartRewrite.oddlyTimed(movies) == [0, 2])
        #expect(PartRewrite.oddlyTimed([movies[0], movies[0]]).isEmpty)
        #expect(PartRewrite.oddlyTimed([]).isEmpty)
    }

    @Test(.timeLimit(.minutes(10))) func rewrittenPart_isInTheUnitsOfParts_andKeepsItsTimes() async throws {
        let media = try SegmentedMedia()
        let input = media.folder.path(try #require(await media.record(.init(name: "a", begin: 0, isWhole: true)).first))
        let output = media.folder.path("b.mp4")
        let rewrite = PartRewrite(
            ffmpeg: try #require(FFmpeg.path()), input: input, isInBand: false, output: output)
        try FFmpegExit.check(await rewrite.start { _ in }.exit())
        let (before, after) = (try MovieFile(path: input), try MovieFile(path: output))
        #expect(before.tracks.map(\.timescale) == [12_800, 48_000])
        #expect(after.tracks.map(\.timescale) == [90_000, 48_000])
        #expect(after.mediaPacketCount == before.mediaPacketCount)
        #expect(zip(after.tracks, before.tracks).allSatisfy { abs($0.start - $1.start) < 0.001 })
        #expect(zip(after.tracks, before.tracks).allSatisfy { abs($0.duration - $1.duration) < 0.001 })
    }
}
