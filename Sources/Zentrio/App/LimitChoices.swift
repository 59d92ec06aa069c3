import MediaModel

/// The limits that a menu offers: none, then the usual ones and the one that holds, the smallest first.
nonisolated struct LimitChoices: Hashable, Sendable {
    let all: [ByteCount?]

    init(_ usual: [ByteCount], current: ByteCount?) {
        let sorted = Set(usual + [current].compactMap(\.self)).sorted()
        all = [nil] + sorted
    }
}
