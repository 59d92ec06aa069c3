/// Answers AT-SPI's questions about a field's text; offsets count characters.
struct AccessibleTextAnswers {
    private let scalars: [Unicode.Scalar]
    private let caret: Int

    /// AT-SPI counts Unicode scalars, so a caret between characters is put before the right one of them.
    init(_ node: AccessibleNode) {
        let text = node.text ?? ""
        scalars = Array(text.unicodeScalars)
        caret = text.prefix(node.caret).unicodeScalars.count
    }

    func property(_ name: String) -> BusValue? {
        switch name {
        case "CharacterCount": .int32(Int32(clamping: scalars.count))
        case "CaretOffset": .int32(Int32(clamping: caret))
        default: nil
        }
    }

    func reply(to call: BusCall) -> BusReply {
        let numbers = call.arguments.compactMap { $0.integer }.map { Int(clamping: $0) }
        switch call.member {
        case "GetText": return .values([.string(text(from: numbers.first ?? 0, to: numbers.last ?? -1))])
        case "GetStringAtOffset", "GetTextAtOffset": return piece(around: numbers)
        case "GetCharacterAtOffset":
            let index = numbers.first ?? -1
            let scalar = scalars.indices.contains(index) ? scalars[index].value : 0
            return .values([.int32(Int32(bitPattern: scalar))])
        case "GetNSelections": return .values([.int32(0)])
        case "GetSelection": return .values([.int32(0), .int32(0)])
        case "GetCharacterExtents": return .values([.int32(0), .int32(0), .int32(0), .int32(0)])
        case "GetDefaultAttributes", "GetDefaultAttributeSet": return .values([.array(of: "{ss}", [])])
        case "GetAttributeRun", "GetAttributes":
            return .values([.array(of: "{ss}", []), .int32(0), .int32(Int32(clamping: scalars.count))])
        default: return .unknown
        }
    }

    /// The whole text after a call of `EditableText`; nil for one that is not known.
    func edited(by call: BusCall) -> String? {
        let numbers = call.arguments.compactMap { $0.integer }.map { Int(clamping: $0) }
        let words = call.arguments.lazy.compactMap(\.text).first
        switch call.member {
        case "SetTextContents": return words
        case "InsertText":
            guard let words, let place = numbers.first else { return nil }
            // The length is in bytes; what came is what is meant.
            return text(from: 0, to: max(0, place)) + words + text(from: max(0, place), to: -1)
        case "DeleteText":
            guard numbers.count == 2 else { return nil }
            let end = numbers[1] < 0 ? scalars.count : numbers[1]
            return text(from: 0, to: max(0, numbers[0])) + text(from: max(numbers[0], end), to: -1)
        default: return nil
        }
    }

    /// A negative end is the text's.
    private func text(from start: Int, to end: Int) -> String {
        let last = end < 0 ? scalars.count : min(end, scalars.count)
        let first = min(max(0, start), last)
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[first..<last])
        return String(text)
    }

    /// The character (0), the word (1), or all there is around an offset: fields have one line.
    private func piece(around numbers: [Int]) -> BusReply {
        guard numbers.count == 2, !scalars.isEmpty else { return .values([.string(""), .int32(0), .int32(0)]) }
        let offset = min(max(0, numbers[0]), scalars.count)
        let range: Range<Int> =
            switch numbers[1] {
            case 0: offset..<min(offset + 1, scalars.count)
            case 1: word(around: offset)
            default: 0..<scalars.count
            }
        return .values([
            .string(text(from: range.lowerBound, to: range.upperBound)), .int32(Int32(clamping: range.lowerBound)),
            .int32(Int32(clamping: range.upperBound)),
        ])
    }

    private func word(around offset: Int) -> Range<Int> {
        let isSpace = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
        let start = scalars[..<offset].lastIndex(where: isSpace).map { $0 + 1 } ?? 0
        let end = scalars[offset...].firstIndex(where: isSpace) ?? scalars.count
        return start..<end
    }
}
