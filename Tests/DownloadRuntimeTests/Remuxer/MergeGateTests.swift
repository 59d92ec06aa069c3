import MediaModel
import Testing

@testable import DownloadRuntime

struct MergeGateTests {
    private func measure(_ kind: StreamMeasure.Kind, _ first: Double, _ end: Double) -> StreamMeasure {
        var measure = StreamMeasure(kind: kind, time: first)
        measure.last = end - 0.04
        measure.count = Int(((end - first) / 0.04).rounded())
        return measure
    }

    private func track(
        _ kind: MovieTrack.Kind, start: Double = 0, seconds: Double = 10, packets: Int = 250, step: Double = 0.04
    ) -> MovieTrack {
        MovieTrack(
            kind: kind, codec: kind == .video ? "avc1" : "mp4a", packetCount: packets, duration: seconds,
            span: seconds - 0.04, start: start, longestStep: step, decoding: start...start + seconds - 0.04,
            timescale: 90_000, language: "und")
    }

    private func gate(hasGap: Bool = false, declared: Double? = 10) -> MergeGate {
        MergeGate(
            expectations: [
                MergeGate.Expectation(measure: measure(.video, 10, 20), start: 0, hasGap: hasGap),
                MergeGate.Expectation(measure: measure(.audio, 10.478, 20.478), start: 0.478, hasGap: hasGap),
            ], declaredDuration: declared)
    }

    private func movie(_ tracks: [MovieTrack]) -> MovieFile {
        MovieFile(tracks: tracks, size: ByteCount(1))
    }

    @Test func rightFile_passesWithoutARemark() throws {
        #expect(try gate().check(movie([track(.video), track(.audio, start: 0.478)])).isEmpty)
    }

    @Test func manifestThatIsALittleOff_isARemark() throws {
        let tracks = [track(.video), track(.audio, start: 0.478)]
        #expect(try gate(declared: 10.5).check(movie(tracks)).count == 1)
    }

    @Test func manifestOfRoundedSeconds_isARemarkWhereThePacketsWereMeasured() throws {
        let tracks = [track(.video), track(.audio, start: 0.478)]
        #expect(try gate(declared: 8).check(movie(tracks)).count == 1)
        #expect(try gate(declared: 13).check(movie(tracks)).count == 1)
        #expect(throws: DownloadFailure.self) { try gate(declared: 15).check(movie(tracks)) }
        var nominal = gate(declared: 13)
        for index in nominal.expectations.indices { nominal.expectations[index].isNominal = true }
        #expect(throws: DownloadFailure.self) { try nominal.check(movie(tracks)) }
    }

    @Test func stepOfTheSource_isRightInPicturesAndWrongInSound() throws {
        var slides = gate()
        for index in slides.expectations.indices { slides.expectations[index].measure.longestStep = 2.44 }
        let sound = track(.audio, start: 0.478)
        #expect(try slides.check(movie([track(.video, step: 2.44), sound])).isEmpty)
        #expect(throws: DownloadFailure.self) { try slides.check(movie([track(.video, step: 2.6), sound])) }
        let broken = track(.audio, start: 0.478, step: 1.3)
        #expect(throws: DownloadFailure.self) { try slides.check(movie([track(.video), broken])) }
    }

    @Test func lastSample_isMeasuredOnlyWhereItsEndIsKnown() throws {
        var long = track(.video, seconds: 15)
        long.span = 9.96
        let tracks = [long, track(.audio, start: 0.478)]
        #expect(try gate(declared: nil).check(movie(tracks)).isEmpty)
        var exact = gate(declared: nil)
        exact.expectations[0].measure.exactEnd = 20
        #expect(throws: DownloadFailure.self) { try exact.check(movie(tracks)) }
    }

    /// A file that is wrong in one way.
    struct Wrong: Sendable {
        var start = 0.478
        var seconds = 10.0
        var packets = 250
        var step = 0.04
        var hasSound = true
    }

    private static let wrongs = [
        Wrong(hasSound: false), Wrong(start: 0), Wrong(seconds: 6), Wrong(packets: 0), Wrong(step: 3),
    ]

    @Test(arguments: wrongs) func wrongFile_isRefused(wrong: Wrong) {
        let picture = track(.video, seconds: wrong.seconds, packets: wrong.packets, step: wrong.step)
        let sound = wrong.hasSound ? [track(.audio, start: wrong.start)] : []
        #expect(throws: DownloadFailure.self) { try gate().check(movie([picture] + sound)) }
    }

    @Test func declaredGap_allowsAStep() throws {
        let tracks = [track(.video, step: 3), track(.audio, start: 0.478)]
        #expect(try gate(hasGap: true).check(movie(tracks)).isEmpty)
    }
}
