/// The bytes of a made-up film: the boxes of an MP4 file, its media noise that is different at every offset and for every
/// seed.
package struct OriginBody: Sendable {
    package let bytes: [UInt8]

    /// Makes a body of `count` bytes; the same seed gives the same bytes.
    package init(seed: UInt64, count: Int) {
        bytes = [UInt8](unsafeUninitializedCapacity: count + 8) { buffer, initialized in
            var state = seed &* 0x2545_F491_4F6C_DD1D &+ 1
            let raw = UnsafeMutableRawBufferPointer(buffer)
            var offset = 0
            while offset < count {
                state = state &+ 0x9E37_79B9_7F4A_7C15
                var word = state
                word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
                word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
                raw.storeBytes(of: word ^ (word >> 31), toByteOffset: offset, as: UInt64.self)
                offset += 8
            }
            let head = OriginBody.head(count)
            raw[..<min(count, head.count)].copyBytes(from: head.prefix(count))
            initialized = count
        }
    }

    /// Takes bytes that a test wrote itself.
    package init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    package var count: Int { bytes.count }

    /// A complete `ftyp` box, an empty `moov` box, and the head of an `mdat` box that fills the file: 40 bytes.
    private static func head(_ count: Int) -> [UInt8] {
        let media = UInt32(clamping: max(8, count - 32))
        return [0, 0, 0, 24] + Array("ftypisom".utf8) + [0, 0, 2, 0] + Array("isommp41".utf8)
            + [0, 0, 0, 8] + Array("moov".utf8)
            + [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: media >> $0) } + Array("mdat".utf8)
    }
}
