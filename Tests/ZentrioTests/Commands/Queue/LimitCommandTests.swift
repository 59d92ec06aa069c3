import MediaModel
import Testing

@testable import Zentrio

nonisolated struct LimitCommandTests {
    @Test(
        arguments: [
            (nil, "no limit"), (1, "1 kB/s"), (1_499, "1 kB/s"), (640_000, "640 kB/s"), (5_000_000, "5.0 MB/s"),
        ] as [(Int?, String)])
    func speed_isToldAsItHolds(bytes: Int?, text: String) {
        #expect(LimitCommand.text(bytes.map { ByteCount($0) }) == text)
    }
}
