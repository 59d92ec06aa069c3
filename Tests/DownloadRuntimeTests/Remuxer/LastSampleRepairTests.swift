import Testing

@testable import DownloadRuntime

struct LastSampleRepairTests {
    private func numbers(_ values: [UInt32]) -> [UInt8] {
        values.flatMap { value in (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * UInt32($0))) } }
    }

    private func box(_ type: String, _ content: [UInt8]) -> [UInt8] {
        numbers([UInt32(content.count + 8)]) + Array(type.utf8) + content
    }

    /// A movie of one track at 48 kHz that begins after half a second, in units of a millisecond; `shown` are the units of
    /// the track that its lengths leave.
    private func movie(_ lengths: [(UInt32, UInt32)], shown: UInt32, handler: String = "soun") -> [UInt8] {
        let milliseconds = (shown + 47) / 48
        let times = box("stts", numbers([0, UInt32(lengths.count)] + lengths.flatMap { [$0.0, $0.1] }))
        let media =
            box("mdhd", numbers([0, 0, 0, 48_000, shown, 0]))
            + box("hdlr", numbers([0, 0]) + Array(handler.utf8) + numbers([0, 0, 0]))
            + box("minf", box("stbl", times))
        let edits = numbers([0, 2, 500, .max, 0x10000, milliseconds, 0, 0x10000])
        let track =
            box("tkhd", numbers([3, 0, 0, 1, 0, 500 + milliseconds] + [UInt32](repeating: 0, count: 15)))
            + box("edts", box("elst", edits)) + box("mdia", media)
        let header = box("mvhd", numbers([0, 0, 0, 1_000, 500 + milliseconds] + [UInt32](repeating: 0, count: 20)))
        return header + box("trak", track)
    }

    @Test func lastPacketWithoutALength_getsThatOfTheOthers() {
        let without = movie([(9, 4_608), (1, 0)], shown: 9 * 4_608)
        let with = movie([(9, 4_608), (1, 4_608)], shown: 10 * 4_608)
        #expect(LastSampleRepair.repaired(without) == with)
    }

    @Test func holeBeforeIt_isNotItsLength() {
        let without = movie([(9, 4_608), (1, 48_000), (1, 0)], shown: 9 * 4_608 + 48_000)
        let with = movie([(9, 4_608), (1, 48_000), (1, 4_608)], shown: 10 * 4_608 + 48_000)
        #expect(LastSampleRepair.repaired(without) == with)
    }

    @Test func whatHasALength_staysAsItIs() {
        #expect(LastSampleRepair.repaired(movie([(9, 1_024), (1, 960)], shown: 9 * 1_024 + 960)) == nil)
        #expect(LastSampleRepair.repaired(movie([(9, 1_024)], shown: 9 * 1_024)) == nil)
        #expect(LastSampleRepair.repaired(movie([(1, 0)], shown: 0)) == nil, "nothing tells how long it is")
        #expect(LastSampleRepair.repaired(movie([(9, 40), (1, 0)], shown: 360, handler: "vide")) == nil)
    }

    @Test func headerThatIsCutOff_staysAsItIs() {
        let whole = movie([(9, 4_608), (1, 0)], shown: 9 * 4_608)
        for count in 0..<whole.count { #expect(LastSampleRepair.repaired(Array(whole[..<count])) == nil) }
        #expect(LastSampleRepair.repaired(movie([(9, 4_608), (1, 0)], shown: .max - 47)) == nil, "no room")
    }
}
