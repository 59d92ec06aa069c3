import MediaModel
import Testing

@testable import SampleLibrary

struct PaceTests {
    @Test func piecesInARow_keepTheRate() {
        var pace = Pace(rate: ByteCount(1000))
        #expect(pace.delay(for: ByteCount(500), at: .zero) == .zero)
        #expect(pace.delay(for: ByteCount(500), at: .zero) == .milliseconds(500))
        #expect(pace.delay(for: ByteCount(500), at: .milliseconds(500)) == .milliseconds(500))
    }

    @Test func idleTime_isNotSavedUp() {
        var pace = Pace(rate: ByteCount(1000))
        #expect(pace.delay(for: ByteCount(1000), at: .zero) == .zero)
        #expect(pace.delay(for: ByteCount(1000), at: .seconds(60)) == .zero)
        #expect(pace.delay(for: ByteCount(1000), at: .seconds(60)) == .seconds(1))
    }
}
