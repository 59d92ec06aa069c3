import MediaModel
import Testing

@testable import MediaSources

struct StreamChoiceTests {
    private func stream(_ height: Int?, bytes: Int = 1) throws -> Stream {
        Stream(
            address: try WebAddress("http://a/\(height ?? 0)/\(bytes)"), height: height, byteCount: ByteCount(bytes))
    }

    @Test(arguments: [
        (Quality.standard, 720), (.higher, 1080), (.best, 2160), (.automatic, 2160), (.p480, 480), (.p1440, 1080),
        (.p360, 480),
    ])
    func quality_takesTheTallestThatFitsElseTheLowest(quality: Quality, height: Int) throws {
        let streams = try [480, 2160, 720, 1080].map { try stream($0) }
        #expect(StreamChoice.stream(for: quality, among: streams)?.height == height)
    }

    @Test func equalHeights_theLargerWins() throws {
        let streams = [try stream(720, bytes: 5), try stream(720, bytes: 9)]
        #expect(StreamChoice.stream(for: .standard, among: streams)?.byteCount == ByteCount(9))
        #expect(StreamChoice.stream(for: .p360, among: streams)?.byteCount == ByteCount(9))
    }

    @Test func equalHeights_theCommonCodecWins_exceptForTheBest() throws {
        var streams = [try stream(1080, bytes: 9), try stream(1080, bytes: 5), try stream(1080, bytes: 7)]
        for (index, codec) in ["HEVC", "H.264", "AV1"].enumerated() { streams[index].codecs = [codec, "AAC"] }
        #expect(StreamChoice.stream(for: .higher, among: streams)?.codecs.first == "H.264")
        #expect(StreamChoice.stream(for: .best, among: streams)?.codecs.first == "HEVC")
    }

    @Test func unknownHeight_isTakenWhenNoKnownOneFits() throws {
        let streams = [try stream(2160), try stream(nil)]
        #expect(StreamChoice.stream(for: .standard, among: streams)?.height == nil)
        #expect(StreamChoice.stream(for: .best, among: streams)?.height == 2160)
        #expect(StreamChoice.stream(for: .standard, among: []) == nil)
    }

    @Test func options_leaveOutRowsThatChangeNothing() throws {
        let all = try [2160, 1080, 720].map { try stream($0) }
        #expect(StreamChoice.options(among: all).map(\.quality) == [.standard, .higher, .best])
        #expect(StreamChoice.options(among: [try stream(480)]).map(\.quality) == [.standard])
        #expect(
            StreamChoice.options(among: try [1080, 720].map { try stream($0) }).map(\.quality) == [.standard, .higher])
    }
}
