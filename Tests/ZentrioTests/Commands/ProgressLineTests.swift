import MediaModel
import Testing

@testable import Zentrio

struct ProgressLineTests {
    private let progress = DownloadProgress(
        downloaded: ByteCount(1_900_000_000), total: ByteCount(3_400_000_000), smoothedSpeed: ByteCount(6_800_000),
        timeLeft: .seconds(220))

    private func line(
        _ title: String = "Sintel", width: Int, state: DownloadState = .running, progress: DownloadProgress? = nil
    ) throws -> String {
        let download = try CommandSamples.download(title, state: state, progress: progress ?? self.progress)
        return ProgressLine(row: GetRow(links: [], download: download), width: width).text
    }

    @Test func wideTerminal_showsEverything() throws {
        let text = try line(width: 100)
        #expect(text.hasPrefix("Sintel "))
        #expect(text.contains(" 55 %") && text.contains("1.9 of 3.4 GB") && text.contains("6.8 MB/s"))
        #expect(text.hasSuffix("3 min 40 s left"))
        #expect(text.contains("━") && text.contains("─"))
    }

    @Test func narrowTerminal_dropsFromTheRight() throws {
        #expect(try !line(width: 60).contains("left"))
        #expect(try !line(width: 45).contains("MB/s"))
        #expect(try line(width: 24).hasSuffix(" 55 %"))
    }

    @Test(arguments: 20...200)
    func everyWidth_isKept(width: Int) throws {
        #expect(TextWidth.columns(try line("A very long title of a film indeed 🎬 映画", width: width)) < width)
    }

    @Test(arguments: [DownloadState.running, .completing, .pending, .waiting(.space(ByteCount(9)))])
    func everyState_hasItsColumnsAtTheSamePlace(state: DownloadState) throws {
        let text = try line(width: 120, state: state)
        let percent = try #require(text.firstRange(of: " 55 %"))
        #expect(text.distance(from: text.startIndex, to: percent.upperBound) == 69)
    }

    @Test func unknownSize_showsNoPercentage() throws {
        #expect(try !line(width: 100, progress: DownloadProgress(downloaded: ByteCount(5_000_000))).contains("%"))
    }
}
