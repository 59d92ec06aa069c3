import Testing

@testable import DownloadRuntime

struct SectionBufferTests {
    private let long = TransportPackets.table(2, [UInt8](repeating: 1, count: 300))
    private let short = TransportPackets.table(2, [1, 2, 3, 4])

    /// The sections that are whole with each packet.
    private func sections(_ packets: [[UInt8]]) -> [[[UInt8]]] {
        var buffer = SectionBuffer()
        return packets.map { packet in packet.withUnsafeBytes { buffer.add(TransportPacket($0)) } }
    }

    private func start(_ payload: [UInt8], counter: UInt8 = 3) -> [UInt8] {
        TransportPackets.packet(0x100, payload, counter: counter)
    }

    /// As much of the long section as a packet holds.
    private func head(counter: UInt8 = 3) -> [UInt8] { start([0] + Array(long[..<183]), counter: counter) }

    private func rest(_ payload: ArraySlice<UInt8>, counter: UInt8 = 4) -> [UInt8] {
        TransportPackets.packet(0x100, Array(payload), isStart: false, counter: counter)
    }

    @Test func sectionsInOnePacket_areWholeWithIt() {
        let both = start([0] + short + short)
        #expect(sections([both]) == [[short, short]])
    }

    @Test func sectionOverTwoPackets_isWholeWithTheSecond() {
        #expect(sections([head(), rest(long[183...])]) == [[], [long]])
        let packets = [head(counter: 15), rest(long[183...], counter: 0)]
        #expect(sections(packets) == [[], [long]], "the counter begins again")
    }

    @Test func sectionThatEndsWhereTheNextBegins_isWhole() {
        let end: [UInt8] = [UInt8(long.count - 183)] + long[183...] + short
        let packets = [head(), start(end, counter: 4)]
        #expect(sections(packets) == [[], [long, short]])
    }

    @Test func packetThatComesTwice_isTakenOnce() {
        let end = rest(long[183...])
        #expect(sections([head(), head(), end]) == [[], [], [long]])
        #expect(sections([head(), end, end]) == [[], [long], []])
    }

    @Test func lostPacket_takesItsSectionAlong() {
        let packets = [head(), rest(long[183...], counter: 5), start([0] + short)]
        #expect(sections(packets) == [[], [], [short]])
    }

    @Test func packetWithoutSense_isNoSection() {
        let packets = [start([200] + short), rest(long[...183]), start([0, 0xFF])]
        #expect(sections(packets) == [[], [], []])
    }
}
