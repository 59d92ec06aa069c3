import Testing

@testable import DownloadRuntime

struct TransportStreamScannerTests {
    private func scan(_ bytes: [UInt8]) throws -> [Int: StreamMeasure] {
        var scanner = TransportStreamScanner()
        return try bytes.withUnsafeBytes { bytes throws(SegmentFlaw) in try scanner.scan(bytes) }.streams
    }

    @Test func sounds_haveTheLanguagesOfTheProgramMap() throws {
        let streams = try scan(
            TransportPackets.tables(sounds: ["eng", "fra"]) + TransportPackets.unit(0x102, shown: 90_000)
                + TransportPackets.unit(0x103, shown: 90_000))
        #expect(streams[0x102]?.language == "eng" && streams[0x103]?.language == "fra")
    }

    @Test func picturesThatAreReordered_haveTheStepsOfTheirDecoding() throws {
        let streams = try scan(
            TransportPackets.tables(sounds: []) + TransportPackets.unit(0x101, shown: 183_600, decoded: 180_000)
                + TransportPackets.unit(0x101, shown: 194_400, decoded: 183_600)
                + TransportPackets.unit(0x101, shown: 187_200))
        let picture = try #require(streams[0x101])
        #expect([picture.first, picture.last] == [2.04, 2.16] && picture.count == 3)
        #expect(abs(picture.longestStep - 0.04) < 0.000_001)
    }

    @Test(arguments: [false, true]) func programMapOfSeveralPackets_namesAllStreams(isPictureLast: Bool) throws {
        let languages = (0..<40).map { "l\($0 + 10)" }
        var tables = TransportPackets.tables(sounds: languages, isPictureLast: isPictureLast)
        // Other streams' packets may lie between those of the table.
        tables.insert(contentsOf: TransportPackets.unit(0x1FF, shown: 0), at: 3 * 188)
        let streams = try scan(
            tables + TransportPackets.unit(0x101, shown: 90_000) + TransportPackets.unit(0x102 + 39, shown: 90_000))
        #expect(streams[0x101]?.kind == .video && streams[0x102 + 39]?.language == "l49")
        #expect(streams.count == 2)
    }
}
