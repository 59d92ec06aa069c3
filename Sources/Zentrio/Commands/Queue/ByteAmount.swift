import ArgumentParser
import MediaModel

/// Bytes, or bytes a second, on the command line: `5M`, `640k`, `1.5G` or a number; `none` or 0 for no limit.
///
/// Decimal units, as the window shows them: 1M is 1 000 000 bytes.
nonisolated struct ByteAmount: Hashable, Sendable, ExpressibleByArgument, CustomStringConvertible {
    /// Zero for no limit.
    var bytes: ByteCount

    init(_ bytes: ByteCount) {
        self.bytes = bytes
    }

    init?(argument: String) {
        let text = argument.lowercased()
        if text == "none" {
            bytes = .zero
            return
        }
        let units: [Character: Double] = ["k": 1e3, "m": 1e6, "g": 1e9]
        let factor = text.last.flatMap { units[$0] }
        guard let number = Double(factor == nil ? text : String(text.dropLast())), number.isFinite else { return nil }
        let count = number * (factor ?? 1)
        guard count == 0 || (1...1e15).contains(count) else { return nil }
        bytes = ByteCount(Int64(count))
    }

    /// As short as it can be written, and read again.
    var description: String {
        guard bytes > .zero else { return "none" }
        for (unit, factor) in [("G", 1_000_000_000), ("M", 1_000_000), ("k", 1_000)] as [(String, Int64)]
        where bytes.rawValue % factor == 0 {
            return "\(bytes.rawValue / factor)\(unit)"
        }
        return String(bytes.rawValue)
    }
}
