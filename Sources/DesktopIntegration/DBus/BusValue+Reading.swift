extension BusValue {
    /// The value without the variants around it, however many there are.
    package var unwrapped: BusValue {
        var value = self
        while case .variant(let inner) = value { value = inner }
        return value
    }

    /// The text of a string, an object path or a signature; nil for everything else.
    package var text: String? {
        switch unwrapped {
        case .string(let text), .path(let text), .signature(let text): text
        default: nil
        }
    }

    /// A whole number of any width; nil for everything else.
    package var integer: Int64? {
        switch unwrapped {
        case .byte(let number): Int64(number)
        case .int16(let number): Int64(number)
        case .uint16(let number): Int64(number)
        case .int32(let number): Int64(number)
        case .uint32(let number): Int64(number)
        case .int64(let number): number
        case .uint64(let number): Int64(clamping: number)
        default: nil
        }
    }

    /// A number with a fraction; nil for everything else.
    package var real: Double? {
        if case .double(let number) = unwrapped { number } else { nil }
    }

    package var flag: Bool? {
        if case .bool(let flag) = unwrapped { flag } else { nil }
    }

    /// The members of an array or a structure; none for everything else.
    package var elements: [BusValue] {
        switch unwrapped {
        case .array(_, let elements), .structure(let elements): elements
        default: []
        }
    }

    /// The value under a text in a dictionary.
    package subscript(key key: String) -> BusValue? {
        for case .entry(let known, let value) in elements where known.text == key { return value.unwrapped }
        return nil
    }
}
