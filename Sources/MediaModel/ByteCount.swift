/// A number of bytes.
package struct ByteCount: RawRepresentable, Hashable, Comparable, Sendable, Codable, AdditiveArithmetic {
    package var rawValue: Int64

    package init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    package init(_ bytes: some BinaryInteger) {
        rawValue = Int64(bytes)
    }

    package static let zero = ByteCount(rawValue: 0)

    package static func kibibytes(_ count: Int64) -> ByteCount { ByteCount(rawValue: count * 1024) }
    package static func mebibytes(_ count: Int64) -> ByteCount { ByteCount(rawValue: count * 1024 * 1024) }
    package static func gibibytes(_ count: Int64) -> ByteCount { ByteCount(rawValue: count * 1024 * 1024 * 1024) }

    package static func < (lhs: ByteCount, rhs: ByteCount) -> Bool { lhs.rawValue < rhs.rawValue }
    package static func + (lhs: ByteCount, rhs: ByteCount) -> ByteCount {
        ByteCount(rawValue: lhs.rawValue + rhs.rawValue)
    }
    package static func - (lhs: ByteCount, rhs: ByteCount) -> ByteCount {
        ByteCount(rawValue: lhs.rawValue - rhs.rawValue)
    }
}
