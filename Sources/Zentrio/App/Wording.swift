import MediaModel

/// Sizes, speeds and times as the window and the terminal show them.
///
/// Decimal units, as disks are sold: 1 GB is 1 000 000 000 bytes. The space before a unit is narrow and never breaks.
nonisolated enum Wording {
    /// U+202F: narrow, and no line breaks at it.
    static let thinSpace = "\u{202F}"
    /// Makes a line run from right to left that begins with something else.
    private static let rightToLeftMark = "\u{200F}"

    /// "3.4 GB", "176 MB", "64 kB": one decimal for GB below a hundred.
    static func size(_ count: ByteCount) -> String {
        let unit = Unit(for: count)
        return "\(unit.number(count))\(thinSpace)\(unit.name)"
    }

    /// "1.9 of 3.4 GB", "70 of 184 MB"; "1.9 GB" while the whole is unknown.
    static func progress(_ done: ByteCount, of total: ByteCount?) -> String {
        guard let total else { return size(done) }
        let unit = Unit(for: total)
        return say("\(unit.number(min(done, total))) of \(unit.number(total) + thinSpace + unit.name)")
    }

    /// "6.8 MB/s", "640 kB/s"; a rate of bytes in one second.
    static func speed(_ count: ByteCount) -> String {
        let bytes = Double(count.rawValue)
        if bytes >= 999_500 {
            return tenths(bytes / 1e6) + thinSpace + say("MB/s")
        }
        return grouped(Int64((bytes / 1e3).rounded())) + thinSpace + say("kB/s")
    }

    /// "56 %" of a share from 0 to 1; a download that is not done never says 100.
    static func percent(_ fraction: Double) -> String {
        let value = fraction >= 1 ? Int((fraction * 100).rounded()) : min(99, Int((fraction * 100).rounded(.down)))
        return grouped(Int64(value)) + Catalogue.current.numbers.percentSign
    }

    /// "3 min 40 s left", "48 s left", "2 h 5 min left".
    static func timeLeft(_ duration: Duration) -> String {
        say("\(clockText(duration)) left")
    }

    /// "3 min 40 s", "48 s", "2 h 5 min"; seconds only below ten minutes.
    static func clockText(_ duration: Duration) -> String {
        let seconds = max(1, Int64(duration.seconds.rounded(.up)))
        switch seconds {
        case ..<60: return "\(grouped(seconds))\(thinSpace)\(say("s"))"
        case ..<600: return joined(seconds / 60, say("min"), seconds % 60, say("s"))
        case ..<3_600: return "\(grouped((seconds + 59) / 60))\(thinSpace)\(say("min"))"
        default: return joined(seconds / 3_600, say("h"), seconds % 3_600 / 60, say("min"))
        }
    }

    /// A film's length: "153 min", "12 min 14 s" below a quarter of an hour when it is exact.
    static func length(_ duration: Duration) -> String {
        let minutes = Int64((duration.seconds / 60).rounded())
        let unit = minutes >= 1 ? say("min") : say("s")
        return grouped(minutes >= 1 ? minutes : Int64(duration.seconds.rounded())) + thinSpace + unit
    }

    /// "12 min 14 s", "48 s", "2 h 33 min".
    static func exactLength(_ duration: Duration) -> String {
        let seconds = Int64(duration.seconds.rounded())
        switch seconds {
        case ..<60: return grouped(max(0, seconds)) + thinSpace + say("s")
        case ..<3_600: return joined(seconds / 60, say("min"), seconds % 60, say("s"))
        default: return joined(seconds / 3_600, say("h"), seconds % 3_600 / 60, say("min"))
        }
    }

    /// "6.1 Mbit/s", "320 kbit/s"; bits a second.
    static func bandwidth(_ bits: Int) -> String {
        bits >= 999_500
            ? tenths(Double(bits) / 1e6) + thinSpace + say("Mbit/s")
            : grouped(Int64(bits / 1_000)) + thinSpace + say("kbit/s")
    }

    /// "50 GB" and not "50.0 GB": a limit is a round number.
    static func roundSize(_ count: ByteCount) -> String { rounded(size(count), unit: say("GB")) }

    /// "5 MB/s" and not "5.0 MB/s", for a limit.
    static func roundSpeed(_ count: ByteCount) -> String { rounded(speed(count), unit: say("MB/s")) }

    private static func rounded(_ text: String, unit: String) -> String {
        let unit = thinSpace + unit
        let tenth = String(Catalogue.current.numbers.tenths(0).dropFirst())
        return text.replacing(tenth + unit, with: unit)
    }

    /// "14.2 GB of 50 GB" where there is a limit, "14.2 GB used · 212 GB free" where there is none.
    static func used(_ storage: StorageFigures) -> String {
        guard let limit = storage.limit else {
            return facts(say("\(size(storage.used)) used"), say("\(size(storage.free)) free"))
        }
        return say("\(size(storage.used)) of \(roundSize(limit))")
    }

    /// "1080p": a picture's height, which is a name and so has the digits of Europe everywhere.
    static func lines(_ height: Int) -> String { "\(height)p" }

    /// "1 530": a narrow space between thousands.
    static func grouped(_ number: Int64) -> String {
        Catalogue.current.numbers.grouped(number)
    }

    /// "1927", "4": years, episodes and small counts.
    static func plain(_ number: Int) -> String { Catalogue.current.numbers.plain(number) }

    /// The facts that are known, with middle dots between them.
    static func facts(_ facts: String?...) -> String {
        let known = facts.compactMap(\.self).filter { !$0.isEmpty }
        guard Catalogue.current.isolates, known.count > 1 else { return known.joined(separator: " · ") }
        // Each fact keeps its own direction; the row of them has the window's.
        return rightToLeftMark + known.map { Phrase.isolated($0) }.joined(separator: " · ")
    }

    /// "unmetered network only": how words go on within a line of facts.
    ///
    /// Only English writes them small there: German nouns are large everywhere, and units and names always stay as they are.
    static func continued(_ text: String) -> String {
        guard Catalogue.current.language == .english else { return text }
        return text.prefix(1).lowercased() + text.dropFirst()
    }

    fileprivate static func tenths(_ value: Double) -> String {
        Catalogue.current.numbers.tenths(value)
    }

    private static func joined(_ first: Int64, _ firstUnit: String, _ second: Int64, _ secondUnit: String) -> String {
        let head = grouped(first) + thinSpace + firstUnit
        return second == 0 ? head : head + " " + grouped(second) + thinSpace + secondUnit
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
        case .gigabytes: say("GB")
        case .megabytes: say("MB")
        case .kilobytes: say("kB")
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
