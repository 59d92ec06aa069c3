import MediaModel

/// Sizes, speeds and times as the window and the terminal show them.
///
/// Decimal units, as disks are sold: 1 GB is 1 000 000 000 bytes. The space before a unit is narrow and never breaks.
nonisolated enum Wording {
    /// U+202F: narrow, and no line breaks at it.
    static let thinSpace = "\u{202F}"

    /// "3.4 GB", "176 MB", "64 kB": one decimal for GB below a hundred.
    static func size(_ count: ByteCount) -> String {
        let unit = Unit(for: count)
        return "\(unit.number(count))\(thinSpace)\(unit.name)"
    }

    /// "1.9 of 3.4 GB", "70 of 184 MB"; "1.9 GB" while the whole is unknown.
    static func progress(_ done: ByteCount, of total: ByteCount?) -> String {
        guard let total else { return size(done) }
        let unit = Unit(for: total)
        return "\(unit.number(min(done, total))) of \(unit.number(total))\(thinSpace)\(unit.name)"
    }

    /// "6.8 MB/s", "640 kB/s"; a rate of bytes in one second.
    static func speed(_ count: ByteCount) -> String {
        let bytes = Double(count.rawValue)
        if bytes >= 999_500 {
            return "\(tenths(bytes / 1e6))\(thinSpace)MB/s"
        }
        return "\(grouped(Int64((bytes / 1e3).rounded())))\(thinSpace)kB/s"
    }

    /// "56 %" of a share from 0 to 1; a download that is not done never says 100.
    static func percent(_ fraction: Double) -> String {
        let value = fraction >= 1 ? 100 : min(99, Int((fraction * 100).rounded(.down)))
        return "\(value)\(thinSpace)%"
    }

    /// "3 min 40 s left", "48 s left", "2 h 5 min left".
    static func timeLeft(_ duration: Duration) -> String {
        "\(clockText(duration)) left"
    }

    /// "3 min 40 s", "48 s", "2 h 5 min"; seconds only below ten minutes.
    static func clockText(_ duration: Duration) -> String {
        let seconds = max(1, Int64(duration.seconds.rounded(.up)))
        switch seconds {
        case ..<60: return "\(seconds)\(thinSpace)s"
        case ..<600: return joined(seconds / 60, "min", seconds % 60, "s")
        case ..<3_600: return "\((seconds + 59) / 60)\(thinSpace)min"
        default: return joined(seconds / 3_600, "h", seconds % 3_600 / 60, "min")
        }
    }

    /// A film's length: "153 min", "12 min 14 s" below a quarter of an hour when it is exact.
    static func length(_ duration: Duration) -> String {
        let minutes = Int64((duration.seconds / 60).rounded())
        return minutes >= 1 ? "\(minutes)\(thinSpace)min" : "\(Int64(duration.seconds.rounded()))\(thinSpace)s"
    }

    /// "12 min 14 s", "48 s", "2 h 33 min".
    static func exactLength(_ duration: Duration) -> String {
        let seconds = Int64(duration.seconds.rounded())
        switch seconds {
        case ..<60: return "\(max(0, seconds))\(thinSpace)s"
        case ..<3_600: return joined(seconds / 60, "min", seconds % 60, "s")
        default: return joined(seconds / 3_600, "h", seconds % 3_600 / 60, "min")
        }
    }

    /// "6.1 Mbit/s", "320 kbit/s"; bits a second.
    static func bandwidth(_ bits: Int) -> String {
        bits >= 999_500
            ? "\(tenths(Double(bits) / 1e6))\(thinSpace)Mbit/s" : "\(grouped(Int64(bits / 1_000)))\(thinSpace)kbit/s"
    }

    /// "50 GB" and not "50.0 GB": a limit is a round number.
    static func roundSize(_ count: ByteCount) -> String {
        size(count).replacing(".0\(thinSpace)GB", with: "\(thinSpace)GB")
    }

    /// "14.2 GB of 50 GB", where the whole is a limit or the disk's room.
    static func used(_ storage: StorageFigures) -> String {
        "\(size(storage.used)) of \(roundSize(storage.limit ?? storage.used + storage.free))"
    }

    /// "1 530": a narrow space between thousands.
    static func grouped(_ number: Int64) -> String {
        let digits = String(number.magnitude)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text += thinSpace }
            text.append(digit)
        }
        return number < 0 ? "-" + text : text
    }

    /// The facts that are known, with middle dots between them.
    static func facts(_ facts: String?...) -> String {
        facts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " · ")
    }

    fileprivate static func tenths(_ value: Double) -> String {
        let tenths = Int64((value * 10).rounded())
        return "\(grouped(tenths / 10)).\(tenths % 10)"
    }

    private static func joined(_ first: Int64, _ firstUnit: String, _ second: Int64, _ secondUnit: String) -> String {
        let head = "\(first)\(thinSpace)\(firstUnit)"
        return second == 0 ? head : "\(head) \(second)\(thinSpace)\(secondUnit)"
    }
}

/// The unit in which a size reads best.
nonisolated private enum Unit {
    case gigabytes
    case megabytes
    case kilobytes

    init(for count: ByteCount) {
        switch count.rawValue {
        case 999_500_000...: self = .gigabytes
        case 999_500..., 0: self = .megabytes
        default: self = .kilobytes
        }
    }

    var name: String {
        switch self {
        case .gigabytes: "GB"
        case .megabytes: "MB"
        case .kilobytes: "kB"
        }
    }

    func number(_ count: ByteCount) -> String {
        let bytes = Double(count.rawValue)
        return switch self {
        case .gigabytes where bytes >= 99.95e9: Wording.grouped(Int64((bytes / 1e9).rounded()))
        case .gigabytes: Wording.tenths(bytes / 1e9)
        case .megabytes: Wording.grouped(Int64((bytes / 1e6).rounded()))
        case .kilobytes: Wording.grouped(Int64((bytes / 1e3).rounded(.up)))
        }
    }
}
