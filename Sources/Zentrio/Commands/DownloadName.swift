import MediaModel

/// The short name by which people call a download on the command line.
///
/// Downloads that came together have identifiers that begin alike and end with the next number, for the store's sake; these
/// names differ from the first digit on. They are made of the identifier and of nothing else, so a name stays the same.
nonisolated struct DownloadName: Hashable, Sendable {
    /// As many digits as are printed where they tell the downloads apart.
    static let usualLength = 8
    private static let fullLength = 16

    /// All digits, hexadecimal and lowercase.
    let digits: String

    init(_ id: DownloadID) {
        let text = String(Self.mixed(id), radix: 16)
        digits = String(repeating: "0", count: Self.fullLength - text.count) + text
    }

    /// The name as it is printed.
    func prefix(_ length: Int = DownloadName.usualLength) -> String { String(digits.prefix(length)) }

    /// As many digits as tell these downloads apart, at least the usual ones.
    static func length(tellingApart ids: [DownloadID]) -> Int {
        let names = Set(ids).map { DownloadName($0).digits }
        let lengths = usualLength..<fullLength
        return lengths.first { length in Set(names.map { $0.prefix(length) }).count == names.count } ?? fullLength
    }

    /// FNV-1a over the identifier, and the end of SplitMix64, which spreads what differs over all digits.
    private static func mixed(_ id: DownloadID) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in id.rawValue.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        hash = (hash ^ (hash >> 30)) &* 0xbf58_476d_1ce4_e5b9
        hash = (hash ^ (hash >> 27)) &* 0x94d0_49bb_1331_11eb
        return hash ^ (hash >> 31)
    }
}
