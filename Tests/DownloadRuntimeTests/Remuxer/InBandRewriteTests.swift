import MediaModel
import Testing

@testable import DownloadRuntime

struct InBandRewriteTests {
    private func movie(_ codec: String, _ parameterSets: [UInt8] = []) -> MovieFile {
        let track = MovieTrack(
            kind: .video, codec: codec, coding: TrackCoding(parameterSets: parameterSets), packetCount: 50, duration: 2,
            span: 1.96, start: 0, longestStep: 0.04, language: "und")
        return MovieFile(tracks: [track], size: ByteCount(1))
    }

    @Test func partsWithOtherParameterSets_areRewritten() {
        #expect(InBandRewrite.isNeeded(for: [movie("hvc1", [1]), movie("hvc1", [2])]))
        // The first one was rewritten by an earlier try.
        #expect(InBandRewrite.isNeeded(for: [movie("hev1"), movie("hvc1", [2])]))
        #expect(InBandRewrite.isNeeded(for: movie("hvc1", [1])))
        #expect(!InBandRewrite.isNeeded(for: movie("hev1")))
    }

    @Test func partsThatFitAsTheyAre_orNever_areLeftAlone() {
        #expect(!InBandRewrite.isNeeded(for: [movie("hvc1", [1]), movie("hvc1", [1])]))
        #expect(!InBandRewrite.isNeeded(for: [movie("avc1"), movie("avc1")]))
        #expect(!InBandRewrite.isNeeded(for: [movie("hvc1", [1]), movie("avc1")]))
    }
}
