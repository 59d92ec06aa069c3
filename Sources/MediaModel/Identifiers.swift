/// The name of one download: 32 lowercase hex digits, never reused.
package struct DownloadID: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
    package let rawValue: String

    /// Takes an identifier that was made before, as the store and the command line hold it.
    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Makes a new identifier of 128 random bits.
    package static func make(using generator: inout some RandomNumberGenerator) -> DownloadID {
        let words = [generator.next() as UInt64, generator.next() as UInt64]
        return DownloadID(rawValue: words.map { hexadecimal($0) }.joined())
    }

    /// Makes a new identifier of 128 random bits from the system's generator.
    package static func make() -> DownloadID {
        var generator = SystemRandomNumberGenerator()
        return make(using: &generator)
    }

    package var description: String { rawValue }

    private static func hexadecimal(_ word: UInt64) -> String {
        let digits = String(word, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

/// The name of a profile; also its folder's name, so it holds only `a-z`, `0-9` and `-`.
package struct ProfileID: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
    package let rawValue: String

    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The profile of a device on which nobody made one.
    package static let standard = ProfileID(rawValue: "default")

    package var description: String { rawValue }
}
