import Testing
import ZentrioTestSupport

@testable import DownloadRuntime

extension SegmentDownloaderTests {
    /// Parts of a title that begin where the one before ends: DASH periods, and an advertisement in a playlist.
    struct Periods {
        /// The clock of an advertisement may be anything, also just a little ahead of the film's, or behind it.
        @Test(.timeLimit(.minutes(10)), arguments: [14.4, 13.7])
        func clockOfAnAdvertisement_thatNearlyContinues_leavesNoHole(begin: Double) async throws {
            let (media, fixture) = (try SegmentedMedia(), try SegmentedFixture())
            let first = try await media.record(.init(name: "a", seconds: 4))
            let advertisement = try await media.record(.init(name: "b", seconds: 4, tone: 880, begin: begin))
            let last = try await media.record(.init(name: "c", seconds: 4, begin: begin + 4.4))
            let seam = ["#EXT-X-DISCONTINUITY"]
            try media.write("list.m3u8", first + seam + advertisement + seam + last)
            try fixture.serve(media)
            let file = try fixture.finished(await fixture.run("list.m3u8"))
            let streams = try await media.probe(file.path)
            #expect(streams[0].packets == 300)
            for stream in streams { #expect(abs(stream.seconds - 12) < 0.1, "\(stream)") }
            #expect(abs(streams[0].begin - streams[1].begin) < 0.03, "\(streams)")
            let times = try await media.pictureTimes(file.path)
            let steps = zip(times.dropFirst(), times).map { $0 - $1 }
            #expect(steps.allSatisfy { $0 > 0.02 && $0 < 0.09 }, "\(steps.min() ?? 0) to \(steps.max() ?? 0)")
        }
    }
}
