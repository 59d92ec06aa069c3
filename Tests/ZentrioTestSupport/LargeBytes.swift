/// The bytes of a film, told by their number and a hash.
///
/// `#expect` lists what two arrays do not have in common, which takes hours with megabytes: a test that fails must end.
package struct LargeBytes: Hashable, CustomStringConvertible {
    private let bytes: [UInt8]

    package init(_ bytes: some Sequence<UInt8>) {
        self.bytes = Array(bytes)
    }

    package var description: String { "\(bytes.count) bytes #\(String(fingerprint, radix: 16))" }

    /// FNV-1a: the same in every process.
    private var fingerprint: UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}
