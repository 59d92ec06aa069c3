/// The hash of Fowler, Noll and Vo, of 64 bits: tells a few kilobytes from others, and resists nobody.
enum FNV1a {
    static func digest(_ bytes: ArraySlice<UInt8>) -> Int64 {
        let hash = bytes.reduce(UInt64(0xCBF2_9CE4_8422_2325)) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return Int64(bitPattern: hash)
    }
}
