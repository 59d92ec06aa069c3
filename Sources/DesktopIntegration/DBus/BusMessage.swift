import CSystemdBus
import Glibc

/// A message of sd-bus, referenced as long as this object lives; it stays on the bus thread.
final class BusMessage {
    let handle: OpaquePointer

    /// Takes over the reference that the caller has.
    init(owning handle: OpaquePointer) {
        self.handle = handle
    }

    /// Takes a reference of its own (`sd_bus_message_ref`).
    init(sharing handle: OpaquePointer) {
        self.handle = sd_bus_message_ref(handle)
    }

    deinit {
        sd_bus_message_unref(handle)
    }

    var sender: String { text(sd_bus_message_get_sender(handle)) }
    var path: String { text(sd_bus_message_get_path(handle)) }
    var interface: String { text(sd_bus_message_get_interface(handle)) }
    var member: String { text(sd_bus_message_get_member(handle)) }

    private func text(_ pointer: UnsafePointer<CChar>?) -> String {
        pointer.map { String(cString: $0) } ?? ""
    }

    // MARK: Writing

    /// Appends values (`sd_bus_message_append_basic`, `sd_bus_message_open_container`).
    ///
    /// - Throws: `BusError` when a text holds a zero or a path is none.
    func append(_ values: [BusValue]) throws(BusError) {
        for value in values { try append(value) }
    }

    private func append(_ value: BusValue) throws(BusError) {
        switch value {
        case .byte(let number): try append("y", number)
        case .bool(let flag): try append("b", Int32(flag ? 1 : 0))
        case .int16(let number): try append("n", number)
        case .uint16(let number): try append("q", number)
        case .int32(let number): try append("i", number)
        case .uint32(let number): try append("u", number)
        case .int64(let number): try append("x", number)
        case .uint64(let number): try append("t", number)
        case .double(let number): try append("d", number)
        case .descriptor(let number): try append("h", number)
        case .string(let text): try append("s", text: text)
        case .path(let text): try append("o", text: text)
        case .signature(let text): try append("g", text: text)
        case .array(let element, let values): try append("a", element, values)
        case .structure(let values): try append("r", values.map(\.signature).joined(), values)
        case .entry(let key, let value): try append("e", key.signature + value.signature, [key, value])
        case .variant(let value): try append("v", value.signature, [value])
        }
    }

    private func append(_ type: Unicode.Scalar, _ number: some BitwiseCopyable) throws(BusError) {
        let result = withUnsafePointer(to: number) { sd_bus_message_append_basic(handle, letter(type), $0) }
        try check(result)
    }

    private func append(_ type: Unicode.Scalar, text: String) throws(BusError) {
        guard !text.utf8.contains(0) else { throw BusError(.malformed, cause: "a text holds a zero byte") }
        try check(text.withCString { sd_bus_message_append_basic(handle, letter(type), $0) })
    }

    private func append(_ type: Unicode.Scalar, _ contents: String, _ values: [BusValue]) throws(BusError) {
        try check(sd_bus_message_open_container(handle, letter(type), contents))
        try append(values)
        try check(sd_bus_message_close_container(handle))
    }

    private func check(_ result: Int32) throws(BusError) {
        if result < 0 { throw BusError(.malformed, result: result) }
    }

    private func letter(_ type: Unicode.Scalar) -> CChar { CChar(truncatingIfNeeded: type.value) }

    // MARK: Reading

    /// Everything in the message (`sd_bus_message_read_basic`, `sd_bus_message_enter_container`).
    func values() -> [BusValue] {
        sd_bus_message_rewind(handle, 1)
        return rest()
    }

    private func rest() -> [BusValue] {
        var values: [BusValue] = []
        var type: CChar = 0
        var contents: UnsafePointer<CChar>?
        while sd_bus_message_peek_type(handle, &type, &contents) > 0 {
            guard let value = next(Unicode.Scalar(UInt8(bitPattern: type)), contents) else { break }
            values.append(value)
        }
        return values
    }

    private func next(_ type: Unicode.Scalar, _ contents: UnsafePointer<CChar>?) -> BusValue? {
        switch type {
        case "y": basic(type, UInt8(0)).map { .byte($0) }
        case "b": basic(type, Int32(0)).map { .bool($0 != 0) }
        case "n": basic(type, Int16(0)).map { .int16($0) }
        case "q": basic(type, UInt16(0)).map { .uint16($0) }
        case "i": basic(type, Int32(0)).map { .int32($0) }
        case "u": basic(type, UInt32(0)).map { .uint32($0) }
        case "x": basic(type, Int64(0)).map { .int64($0) }
        case "t": basic(type, UInt64(0)).map { .uint64($0) }
        case "d": basic(type, Double(0)).map { .double($0) }
        case "h": basic(type, Int32(-1)).map { .descriptor(fcntl($0, F_DUPFD_CLOEXEC, 3)) }
        case "s": basicText(type).map { .string($0) }
        case "o": basicText(type).map { .path($0) }
        case "g": basicText(type).map { .signature($0) }
        default: container(type, contents)
        }
    }

    private func basic<Number: BitwiseCopyable>(_ type: Unicode.Scalar, _ start: Number) -> Number? {
        var number = start
        return sd_bus_message_read_basic(handle, letter(type), &number) > 0 ? number : nil
    }

    private func basicText(_ type: Unicode.Scalar) -> String? {
        var text: UnsafePointer<CChar>?
        guard sd_bus_message_read_basic(handle, letter(type), &text) > 0 else { return nil }
        return text.map { String(cString: $0) }
    }

    private func container(_ type: Unicode.Scalar, _ contents: UnsafePointer<CChar>?) -> BusValue? {
        // The pointer belongs to the message's cursor, which entering moves.
        let element = text(contents)
        guard sd_bus_message_enter_container(handle, letter(type), element) > 0 else { return nil }
        let values = rest()
        sd_bus_message_exit_container(handle)
        switch type {
        case "a": return .array(of: element, values)
        case "r": return .structure(values)
        case "e": return values.count == 2 ? .entry(key: values[0], value: values[1]) : nil
        case "v": return values.first.map { .variant($0) }
        default: return nil
        }
    }
}
