import Testing

@testable import DownloadRuntime

struct MatroskaCheckTests {
    private let head: [UInt8] = MatroskaCheck.magic + [0x84, 1, 2, 3, 4]

    private func film(size: [UInt8], media: Int = 500) -> [UInt8] {
        head + [0x18, 0x53, 0x80, 0x67] + size + [UInt8](repeating: 9, count: media)
    }

    /// 500 in one, two and eight bytes.
    @Test(arguments: [[0x41, 0xF4], [0x20, 0x01, 0xF4], [0x01, 0, 0, 0, 0, 0, 0x01, 0xF4]])
    func segmentWithASize_isWholeOrDamaged(size: [UInt8]) throws {
        #expect(try ContainerSamples.damage(film(size: size)) == nil)
        #expect(try ContainerSamples.damage(film(size: size).dropLast(1)) != nil)
        #expect(try ContainerSamples.damage(film(size: size) + [0xEC, 0x81, 0]) == nil)
    }

    @Test(arguments: [[0xFF], [0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]])
    func openSegment_isNotJudged(size: [UInt8]) throws {
        #expect(try ContainerSamples.damage(film(size: size)) == nil)
        #expect(try ContainerSamples.damage(film(size: size).dropLast(100)) == nil)
    }

    @Test func cutBeforeTheSegment_isDamaged() throws {
        #expect(try ContainerSamples.damage(head) != nil)
        #expect(try ContainerSamples.damage(head.dropLast(2)) != nil)
    }

    @Test func unknownBytes_areNotJudged() throws {
        #expect(try ContainerSamples.damage(MatroskaCheck.magic + [UInt8](repeating: 0x23, count: 500)) == nil)
    }

    @Test func hugeSize_isDamagedAndDoesNotOverflow() throws {
        let size: [UInt8] = [0x01, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFE]
        #expect(try ContainerSamples.damage(film(size: size)) != nil)
    }
}
