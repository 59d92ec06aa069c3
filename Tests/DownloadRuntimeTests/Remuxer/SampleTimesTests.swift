import Testing

@testable import DownloadRuntime

struct SampleTimesTests {
    /// A table of pairs of numbers in a box, as `stts` and `ctts` are.
    private func box(_ type: String, _ entries: [(Int, Int)]) -> [UInt8] {
        let numbers = [16 + 8 * entries.count] + [0, entries.count] + entries.flatMap { [$0.0, $0.1] }
        let bytes = numbers.map { number in
            (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
        }
        return bytes[0] + Array(type.utf8) + bytes.dropFirst().flatMap(\.self)
    }

    private func times(_ tables: [UInt8]) -> SampleTimes {
        tables.withUnsafeBytes { SampleTimes($0) }
    }

    @Test func samplesInOrder_areShownWhenTheyAreDecoded() {
        let times = times(box("stts", [(3, 40), (1, 90)]))
        #expect(times.count == 4 && times.longest == 40)
        #expect([times.firstShown, times.lastShown, times.end] == [0, 120, 210])
        #expect(times.lastDecoded == 120)
    }

    @Test func cutGroupOfPictures_lastsUntilItsLatestPicture() {
        // I, P, and none of the pictures between them.
        let times = times(box("stts", [(2, 40)]) + box("ctts", [(1, 80), (1, 160)]))
        #expect([times.firstShown, times.lastShown, times.end] == [80, 200, 240])
    }

    @Test func firstPicture_isTheOneThatIsShownFirst() {
        let times = times(box("stts", [(4, 40)]) + box("ctts", [(1, 120), (1, 0), (2, 40)]))
        #expect([times.firstShown, times.lastShown, times.end] == [40, 160, 200])
        #expect(times.firstDecodedShown == 120)
    }

    @Test func tableThatEndsEarly_leavesTheRestUnshifted() {
        let times = times(box("stts", [(4, 40)]) + box("ctts", [(1, 40), (0, 7)]))
        #expect([times.firstShown, times.lastShown, times.end] == [40, 120, 160])
    }
}
