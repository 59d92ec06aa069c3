import Synchronization

/// The name of one download: 32 lowercase hex digits, never reused.
package struct DownloadID: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
    package let rawValue: String

    /// Takes an identifier that was made before, as the store and the command line hold it.
    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Makes a new identifier: 80 random bits of this process and the next number.
    ///
    /// Numbers keep downloads that came together side by side in the store, whose pages then hold many of them;
    /// random names cost each change of each download a page of its own.
    package static func make() -> DownloadID {
        let (number, _) = nextNumber.add(1, ordering: .relaxed)
        return DownloadID(rawValue: processName + hexadecimal(UInt64(number), digits: 12))
    }

    package var description: String { rawValue }

    /// Hashes the ends: those of one program differ in the last digits, those of others in the first ones.
    ///
    /// The scheduler looks a download up some eighty times from its start to its end.
    package func hash(into hasher: inout Hasher) {
        let ends = rawValue.utf8.withContiguousStorageIfAvailable { digits -> (UInt64, UInt64)? in
            let bytes = UnsafeRawBufferPointer(digits)
            guard bytes.count >= 16 else { return nil }
            return (
                bytes.loadUnaligned(as: UInt64.self),
                bytes.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self)
            )
        }
        guard let (first, last) = ends ?? nil else { return hasher.combine(rawValue) }
        hasher.combine(first)
        hasher.combine(last)
    }

    private static let nextNumber = Atomic(0)

    private static let processName: String = {
        hexadecimal(UInt64.random(in: 0...UInt64.max), digits: 16)
            + hexadecimal(UInt64.random(in: 0...0xffff), digits: 4)
    }()

    private static func hexadecimal(_ number: UInt64, digits count: Int) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: count - digits.count) + digits
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
