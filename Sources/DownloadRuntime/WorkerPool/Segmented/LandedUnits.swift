/// Units of a lane that lie in its stream file behind what is written there, whole or in part; its names are stored and
/// may not change.
///
/// Nothing syncs them: after another boot they are nothing.
struct LandedUnits: Hashable, Sendable, Codable {
    struct Unit: Hashable, Sendable, Codable {
        var segments: Range<Int>
        /// Where it begins in the file.
        var offset: Int64
        /// Its bytes as the server sends them.
        var wanted: Int64
        /// Those that need not come again, in turn from the first one on.
        var received: Int64
        /// The bytes of its plain text that are there, in turn from the first one on; nil for what is clear.
        var plain: Int64?
        /// FNV-1a of the first bytes that are there, `headSize` at most.
        ///
        /// Whatever is written over a unit begins at its first byte or before it.
        var head: Int64?
        /// Nil when the server told nothing.
        var version: ResourceVersion?

        /// The bytes that `head` is of at most: 4 KiB.
        private static let headSize: Int64 = 4_096

        var isWhole: Bool { received == wanted }
        /// Bytes in the file.
        private var present: Int64 { plain ?? received }
        /// Whether it can be that: anybody may have written the ledger.
        var isSound: Bool {
            !segments.isEmpty && offset >= 0 && wanted >= 0 && (0...wanted).contains(received)
                && (0...wanted).contains(present)
        }
        /// The offset in the file behind the last byte that is certain.
        var end: Int64 { offset + present }
        /// The same place with nothing in it.
        var emptied: Unit {
            var unit = self
            (unit.received, unit.plain) = (0, plain.map { _ in 0 })
            return unit
        }
        /// Where the next unit begins in the file; nil when that cannot be foreseen.
        var next: Int64? {
            let count = plain == nil ? wanted : ArrivingCipher.foreseenCount(ofCipherText: wanted)
            return count.map { offset + $0 }
        }

        /// What `head` is when the first bytes are those of the file; nil when they cannot be read.
        func head(in file: PartialFileHandle) -> Int64? {
            (try? file.read(Int(min(present, Self.headSize)), at: offset)).map { FNV1a.digest($0[...]) }
        }
    }

    /// The lane's name.
    var lane: String
    /// The number in the file's name.
    var file: Int
    /// One behind the other.
    var units: [Unit]

    /// The offset in the file behind the last byte that is certain.
    var end: Int64 { units.map(\.end).max() ?? 0 }
    var received: Int64 { units.reduce(0) { $0 + $1.received } }
}
