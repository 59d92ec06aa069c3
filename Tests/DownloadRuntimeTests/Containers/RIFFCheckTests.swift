import Testing

@testable import DownloadRuntime

struct RIFFCheckTests {
    private func chunk(_ size: Int, _ kind: String) -> [UInt8] {
        Array("RIFF".utf8) + ContainerSamples.number(size).reversed() + Array(kind.utf8)
            + [UInt8](repeating: 0, count: max(0, size - 4))
    }

    @Test func chunks_wholeOrCut() throws {
        #expect(try ContainerSamples.damage(chunk(1000, "AVI ")) == nil)
        #expect(try ContainerSamples.damage(chunk(1000, "AVI ") + chunk(500, "AVIX")) == nil)
        #expect(try ContainerSamples.damage((chunk(1000, "AVI ") + chunk(500, "AVIX")).dropLast(3)) != nil)
        #expect(try ContainerSamples.damage(chunk(1000, "WAVE").dropLast(1)) != nil)
    }

    @Test func sizeLeftOpen_isNotJudged() throws {
        let head = Array("RIFF".utf8) + [0xFF, 0xFF, 0xFF, 0xFF] + Array("WAVE".utf8)
        #expect(try ContainerSamples.damage(head + [1, 2, 3]) == nil)
    }
}
