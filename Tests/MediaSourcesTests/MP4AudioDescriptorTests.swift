import Testing

@testable import MediaSources

struct MP4AudioDescriptorTests {
    private func contents(objectType: UInt8, configuration: [UInt8]) -> [UInt8] {
        let decoder = [objectType, 0x15] + [UInt8](repeating: 0, count: 11)
        // Lengths are written in four bytes, as ffmpeg does.
        return [0, 0, 0, 0, 3, 0x80, 0x80, 0x80, 34, 0, 1, 0, 4, 0x80, 0x80, 0x80, 20] + decoder
            + [5, 0x80, 0x80, 0x80, UInt8(configuration.count)] + configuration
    }

    @Test(arguments: [
        ([0x11, 0x90], 2), ([0x11, 0xB0], 6), ([0x11, 0xB8], 8), ([0x11, 0x80], nil), ([0xFF, 0xFF], nil), ([], nil),
    ])
    func channels_comeFromTheConfiguration(configuration: [UInt8], channels: Int?) throws {
        let bytes = contents(objectType: 0x40, configuration: configuration)
        #expect(try #require(MP4AudioDescriptor(bytes[...])).channels == channels)
    }

    @Test func mp3_isToldByItsObjectType() throws {
        let bytes = contents(objectType: 0x6B, configuration: [])
        #expect(try #require(MP4AudioDescriptor(bytes[...])).isMP3)
    }

    @Test func everyCut_isNoneOrHarmless() {
        let bytes = contents(objectType: 0x40, configuration: [0x11, 0x90])
        for count in 0..<bytes.count { #expect(MP4AudioDescriptor(bytes[..<count])?.channels == nil) }
    }
}
