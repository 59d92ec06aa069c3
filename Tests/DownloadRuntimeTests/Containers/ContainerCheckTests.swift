import Testing

@testable import DownloadRuntime

struct ContainerCheckTests {
    private func packets(_ count: Int, timeCode: Int) -> [UInt8] {
        (0..<count).flatMap { _ in [UInt8](repeating: 0, count: timeCode) + [0x47] + [UInt8](repeating: 3, count: 187) }
    }

    @Test(arguments: [0, 4])
    func transportStream_wholePacketsOrNot(timeCode: Int) throws {
        let whole = packets(10, timeCode: timeCode)
        #expect(try ContainerSamples.damage(whole) == nil)
        #expect(try ContainerSamples.damage(whole.dropLast(1)) != nil)
        #expect(try ContainerSamples.damage(whole + [0x47]) != nil)
    }

    @Test(arguments: [[], [0x80], Array("fLaC and whatever".utf8), Array("OggS".utf8)])
    func otherContainers_areNotJudged(content: [UInt8]) throws {
        #expect(try ContainerSamples.damage(content) == nil)
    }
}
