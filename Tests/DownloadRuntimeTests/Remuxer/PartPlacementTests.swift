import MediaModel
import Testing

@testable import DownloadRuntime

struct PartPlacementTests {
    private func track(_ kind: MovieTrack.Kind, start: Double, seconds: Double, packets: Int) -> MovieTrack {
        MovieTrack(
            kind: kind, codec: kind == .video ? "avc1" : "mp4a", packetCount: packets, duration: seconds,
            span: seconds * Double(packets - 1) / Double(packets), start: start,
            longestStep: seconds / Double(packets),
            decoding: start...start + seconds * Double(packets - 1) / Double(packets), timescale: 90_000,
            language: "und")
    }

    /// Two seconds of picture, and sound that begins so much earlier.
    private func part(pictureAt start: Double, soundSeconds: Double = 1.997) -> MovieFile {
        MovieFile(
            tracks: [
                track(.video, start: start, seconds: 2, packets: 50),
                track(.audio, start: 0, seconds: soundSeconds, packets: 86),
            ], size: ByteCount(1))
    }

    @Test func timestampsThatGoOn_placeTheNextPart() {
        let movies = [part(pictureAt: 0.072), part(pictureAt: 0.075), part(pictureAt: 0.078)]
        let lengths = PartPlacement.lengths(movies, positions: [3.407, 5.404, 7.401])
        #expect(lengths.map { ($0 * 1000).rounded() } == [1997, 1997, 2078])
    }

    /// Also where they go on nearly: a hole of half a second is none that anybody meant.
    @Test(arguments: [[3.4, 900], [5.4, 3.4], [3.4, nil], [nil, 5.4], [3.4, 5.3], [3.4, 5.8]] as [[Double?]])
    func timestampsThatSaySomethingElse_placeTheNextPartBehindTheTracks(positions: [Double?]) {
        let movies = [part(pictureAt: 0.072), part(pictureAt: 0.075)]
        let lengths = PartPlacement.lengths(movies, positions: positions)
        #expect(lengths.map { ($0 * 1000).rounded() } == [1997, 2075])
    }

    /// ffmpeg takes the first packet of a part for its beginning, which in an open group of pictures it is not.
    @Test func partThatBeginsWithAnOpenGroup_isListedLater() {
        func movie(lead: Double, hasSound: Bool) -> MovieFile {
            var movie = part(pictureAt: 0)
            movie.tracks[0].lead = lead
            if !hasSound { movie.tracks.removeLast() }
            return movie
        }
        func listed(_ leads: [Double], hasSound: Bool) -> [Double] {
            let movies = leads.map { movie(lead: $0, hasSound: hasSound) }
            return PartPlacement.listed(movies, movies.map { _ in 2 }).map { ($0 * 1_000).rounded() }
        }
        #expect(listed([0, 0.08, 0.04], hasSound: false) == [2_080, 1_960, 2_000])
        #expect(listed([0.04, 0], hasSound: false) == [1_960, 2_000])
        #expect(listed([0, 0.08, 0.04], hasSound: true) == [2_000, 2_000, 2_000])
    }

    @Test func seam_movesPictureAndSoundTogether_andNeitherOverAnother() {
        // The sound goes on for 0.4 s behind the picture, and the next part has it from its beginning.
        let movies = [part(pictureAt: 0, soundSeconds: 2.4), part(pictureAt: 0)]
        #expect(PartPlacement.lengths(movies, positions: [0, 2]).map { ($0 * 1000).rounded() } == [2400, 2000])
        // Here the next part's sound begins later by as much.
        var late = part(pictureAt: 0)
        late.tracks[1].start = 0.4
        let lengths = PartPlacement.lengths([movies[0], late], positions: [0, 900])
        #expect(lengths.map { ($0 * 1000).rounded() } == [2000, 2397])
    }

    @Test func soundOverAPartWithoutAny_isNotOverlappedByTheNextOne() {
        var silent = part(pictureAt: 0)
        silent.tracks.removeLast()
        let movies = [part(pictureAt: 0, soundSeconds: 5), silent, part(pictureAt: 0)]
        #expect(PartPlacement.lengths(movies, positions: [nil, nil, nil]) == [2, 3, 2])
        #expect(PartPlacement.lengths([movies[0], silent], positions: [nil, nil]) == [2, 3])
    }

    @Test(arguments: [1, 2]) func partWithoutSound_leavesThatOfTheOthers(silent: Int) throws {
        var movies = [part(pictureAt: 0.072), part(pictureAt: 0.075), part(pictureAt: 0.078)]
        movies[silent].tracks.removeLast()
        let expectations = PartPlacement.expectations(movies, [2, 2, 2.078])
        #expect(expectations.map(\.measure.kind) == [.video, .audio])
        #expect(expectations.map(\.measure.count) == [150, 172])
        let end = try #require(expectations[1].measure.exactEnd)
        #expect(abs(end - (silent == 1 ? 5.997 : 3.997)) < 0.001)
    }

    @Test func joinedPictures_haveNoLongerStepThanTheParts_andTheirSeams() throws {
        let movies = [part(pictureAt: 0.072), part(pictureAt: 0.075)]
        let expectations = PartPlacement.expectations(movies, [1.997, 2.075])
        #expect(abs(expectations[0].measure.longestStep - 0.04) < 0.001)
        var joined = part(pictureAt: 0.072)
        (joined.tracks[0].duration, joined.tracks[1].duration) = (4, 3.994)
        joined.tracks[0].longestStep = 0.5
        #expect(throws: DownloadFailure.self) { try MergeGate(expectations: expectations).check(joined) }
        // Where the sound is longer, the picture stands.
        let apart = PartPlacement.expectations(movies, [2.457, 2.075])
        #expect(abs(apart[0].measure.longestStep - 0.5) < 0.001)
        joined.tracks[0].duration = 4.46
        joined.tracks[1].duration = 4.454
        #expect(try MergeGate(expectations: apart).check(joined).isEmpty)
    }

    @Test func joinedParts_areExpectedToEndWhereTheLastOneEnds() throws {
        let movies = [part(pictureAt: 0.072), part(pictureAt: 0.075)]
        let expectations = PartPlacement.expectations(movies, [1.997, 2.075])
        #expect(expectations.map(\.measure.kind) == [.video, .audio])
        #expect(expectations.map(\.measure.count) == [100, 172])
        #expect(abs(expectations[0].measure.duration - 4) < 0.001)
        var joined = part(pictureAt: 0.072)
        (joined.tracks[0].duration, joined.tracks[1].duration) = (4, 3.994)
        let gate = MergeGate(expectations: expectations)
        #expect(try gate.check(joined).isEmpty)
        joined.tracks[1].duration = 2.5
        #expect(throws: DownloadFailure.self) { try gate.check(joined) }
    }
}
