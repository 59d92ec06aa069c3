/// A value as D-Bus knows it.
package indirect enum BusValue: Hashable, Sendable {
    case byte(UInt8)
    case bool(Bool)
    case int16(Int16)
    case uint16(UInt16)
    case int32(Int32)
    case uint32(UInt32)
    case int64(Int64)
    case uint64(UInt64)
    case double(Double)
    case string(String)
    case path(String)
    case signature(String)
    /// A file descriptor; whoever receives one in a reply closes it.
    case descriptor(Int32)
    /// The signature of the elements stands beside them, because an empty array has one too.
    case array(of: String, [BusValue])
    case structure([BusValue])
    /// A pair in an array, which makes the array a dictionary.
    case entry(key: BusValue, value: BusValue)
    case variant(BusValue)

    /// A dictionary from texts to values of any type, `a{sv}`.
    package static func options(_ options: [String: BusValue]) -> BusValue {
        .array(
            of: "{sv}",
            options.sorted { $0.key < $1.key }.map { .entry(key: .string($0.key), value: .variant($0.value)) })
    }

    package static func strings(_ strings: [String]) -> BusValue {
        .array(of: "s", strings.map { .string($0) })
    }

    /// The type in D-Bus's own letters, such as `a{sv}`.
    package var signature: String {
        switch self {
        case .byte: "y"
        case .bool: "b"
        case .int16: "n"
        case .uint16: "q"
        case .int32: "i"
        case .uint32: "u"
        case .int64: "x"
        case .uint64: "t"
        case .double: "d"
        case .string: "s"
        case .path: "o"
        case .signature: "g"
        case .descriptor: "h"
        case .array(let element, _): "a" + element
        case .structure(let members): "(" + members.map(\.signature).joined() + ")"
        case .entry(let key, let value): "{" + key.signature + value.signature + "}"
        case .variant: "v"
        }
    }
}
