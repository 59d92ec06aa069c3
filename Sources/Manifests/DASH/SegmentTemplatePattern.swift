/// A DASH template with its places for number and time (ISO/IEC 23009-1 §5.3.9.4.4).
///
/// What is the same for every segment, the representation's id and bandwidth, is filled in when it is made.
struct SegmentTemplatePattern: Hashable, Sendable {
    enum Piece: Hashable, Sendable {
        case text(String)
        /// Padded with zeros to the width, never cut off.
        case number(width: Int)
        case time(width: Int)
        case subNumber(width: Int)
    }

    private static let largestWidth = 32

    private(set) var pieces: [Piece] = []
    /// Identifiers that no standard names, kept as they are.
    private(set) var unknown: [String] = []

    init(_ template: String, representation: String, bandwidth: Int?) {
        var rest = Substring(template)
        while let dollar = rest.firstIndex(of: "$") {
            add(.text(String(rest[..<dollar])))
            rest = rest[rest.index(after: dollar)...]
            guard let end = rest.firstIndex(of: "$") else {
                add(.text("$"))
                break
            }
            add(identifier: rest[..<end], representation: representation, bandwidth: bandwidth)
            rest = rest[rest.index(after: end)...]
        }
        add(.text(String(rest)))
    }

    /// The most bytes that it makes of its numbers and times.
    var byteCount: Int {
        pieces.reduce(0) { sum, piece in
            if case .text(let text) = piece { return sum + text.utf8.count }
            return sum + SegmentTemplatePattern.largestWidth
        }
    }

    var usesTime: Bool { pieces.contains { if case .time = $0 { true } else { false } } }
    var usesNumber: Bool { pieces.contains { if case .number = $0 { true } else { false } } }

    var usesSubNumber: Bool { pieces.contains { if case .subNumber = $0 { true } else { false } } }

    func text(number: Int64, time: Int64, subNumber: Int64 = 1) -> String {
        var result = ""
        for piece in pieces {
            switch piece {
            case .text(let text): result += text
            case .number(let width): result += SegmentTemplatePattern.padded(number, to: width)
            case .time(let width): result += SegmentTemplatePattern.padded(time, to: width)
            case .subNumber(let width): result += SegmentTemplatePattern.padded(subNumber, to: width)
            }
        }
        return result
    }

    private mutating func add(_ piece: Piece) {
        if case .text(let text) = piece {
            guard !text.isEmpty else { return }
            if case .text(let before)? = pieces.last {
                pieces[pieces.count - 1] = .text(before + text)
                return
            }
        }
        pieces.append(piece)
    }

    private mutating func add(identifier: Substring, representation: String, bandwidth: Int?) {
        let parts = identifier.split(separator: "%", maxSplits: 1, omittingEmptySubsequences: false)
        let width = parts.count == 2 ? SegmentTemplatePattern.width(parts[1]) : 1
        switch (parts[0], width) {
        case ("", _) where parts.count == 1: add(.text("$"))
        case ("RepresentationID", _) where parts.count == 1: add(.text(representation))
        case ("Number", let width?): add(.number(width: width))
        case ("Time", let width?): add(.time(width: width))
        case ("SubNumber", let width?): add(.subNumber(width: width))
        case ("Bandwidth", let width?):
            add(.text(SegmentTemplatePattern.padded(Int64(bandwidth ?? 0), to: width)))
        default:
            unknown.append("$\(identifier)$")
            add(.text("$\(identifier)$"))
        }
    }

    /// Reads "05d"; nil for anything else.
    ///
    /// No honest address has a number of more than 32 digits.
    private static func width(_ format: Substring) -> Int? {
        guard format.hasPrefix("0"), format.hasSuffix("d") else { return nil }
        let digits = format.dropFirst().dropLast()
        return digits.isEmpty ? 1 : Int(digits).flatMap { (0...largestWidth).contains($0) ? $0 : nil }
    }

    private static func padded(_ number: Int64, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}
