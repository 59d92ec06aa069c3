import MediaModel
import Testing

@testable import Zentrio

nonisolated struct ByteAmountTests {
    @Test(
        arguments: [
            ("5M", 5_000_000), ("640k", 640_000), ("1.5m", 1_500_000), ("2G", 2_000_000_000), ("1234", 1_234),
            ("none", 0), ("0", 0),
        ])
    func text_isBytesASecond(text: String, bytes: Int64) throws {
        let rate = try #require(ByteAmount(argument: text))
        #expect(rate.bytes == ByteCount(bytes))
        #expect(ByteAmount(argument: rate.description) == rate)
    }

    @Test(arguments: ["", "k", "-5", "fast", "5 M", "nan", "inf", "0.5", "1e99", "5MB"])
    func text_thatIsNoSpeed_isRefused(text: String) {
        #expect(ByteAmount(argument: text) == nil)
    }
}
