import Testing

@testable import DownloadRuntime

struct FragmentedTextReaderTests {
    private typealias Samples = ContainerSamples

    private static let style = "WEBVTT\n\nSTYLE\n::cue { color: red }"

    /// An initialization of one track of WebVTT whose times are milliseconds.
    private func movie(header: String? = style) -> [UInt8] {
        let configuration = header.map { Samples.box("vttC", Array($0.utf8)) } ?? []
        let entry = Samples.box("wvtt", Samples.number(0, 6) + Samples.number(1, 2) + configuration)
        let table = Samples.box("stbl", Samples.box("stsd", Samples.number(0) + Samples.number(1) + entry))
        let times = Samples.box("mdhd", Samples.number(0, 12) + Samples.number(1_000) + Samples.number(0, 8))
        return Samples.box("moov", Samples.box("trak", Samples.box("mdia", times + Samples.box("minf", table))))
    }

    /// A fragment of one sample of a second.
    private func fragment(_ sample: [UInt8], begin: Int, time: Int) -> [UInt8] {
        func head(_ offset: Int) -> [UInt8] {
            let run = Samples.box(
                "trun",
                Samples.number(0x301) + Samples.number(1) + Samples.number(offset) + Samples.number(1_000)
                    + Samples.number(sample.count))
            let times = Samples.box("tfdt", Samples.number(0x100_0000) + Samples.number(time, 8))
            return Samples.box(
                "moof",
                Samples.box("traf", Samples.box("tfhd", Samples.number(0x20000) + Samples.number(1)) + times + run))
        }
        return head(head(0).count + 8) + Samples.box("mdat", sample)
    }

    private func cue(_ words: String, time: String? = nil) -> [UInt8] {
        let time = time.map { Samples.box("ctim", Array($0.utf8)) } ?? []
        return Samples.box("vttc", time + Samples.box("payl", Array(words.utf8)))
    }

    private func read(_ bytes: [UInt8]) -> FragmentedTextReader? {
        bytes.withUnsafeBytes { FragmentedTextReader($0) }
    }

    @Test func samples_becomeCues() {
        let movie = movie()
        let file = movie + fragment(cue("a <00:10.500>b"), begin: movie.count, time: 10_000)
        #expect(read(file)?.cues == [SubtitleCue(start: 10, end: 11, text: "a <00:10.500>b")])
    }

    @Test func timesInsideTheWords_countFromTheSamplesOwn() {
        let movie = movie()
        let file = movie + fragment(cue("a <00:00.500>b", time: "00:00:00.000"), begin: movie.count, time: 10_000)
        #expect(read(file)?.cues.map(\.text) == ["a <00:00:10.500>b"])
    }

    @Test(
        arguments: [
            (style, ["STYLE\n::cue { color: red }"]), (style + "\0", ["STYLE\n::cue { color: red }"]), ("WEBVTT", []),
            ("", []), (nil, []),
        ] as [(String?, [String])])
    func header_isThatOfTheTrack(header: String?, blocks: [String]) {
        let movie = movie(header: header)
        #expect(read(movie)?.header == blocks)
        var track = SubtitleTrack()
        SubtitleSource(container: .fragmentedMP4, bytes: movie).add(
            to: &track, origin: 0, usual: .init(base: 0, start: 0))
        #expect(track.header == blocks)
    }

    @Test(arguments: [Int.max, Int.max - 500, -1]) func timesBeyondAllNumbers_areRead(time: Int) {
        let movie = movie()
        #expect(read(movie + fragment(cue("a"), begin: movie.count, time: time))?.cues.count == 1)
    }
}
