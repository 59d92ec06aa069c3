/// A large value that is kept by reference, because it is copied often and changes seldom.
///
/// A copy costs one retain instead of one for each of its strings, and copies share their memory. Changing one makes a
/// value of its own.
package struct Shared<Value: Sendable>: Sendable {
    @usableFromInline
    final class Box: Sendable {
        @usableFromInline let value: Value

        @inlinable
        init(_ value: Value) {
            self.value = value
        }
    }

    @usableFromInline var box: Box

    @inlinable
    package init(_ value: Value) {
        box = Box(value)
    }

    /// The value; who reads a part of it copies no more than that part.
    @inlinable package var value: Value {
        _read { yield box.value }
        _modify {
            var changed = box.value
            yield &changed
            box = Box(changed)
        }
    }
}

extension Shared: Equatable where Value: Equatable {
    package static func == (lhs: Shared, rhs: Shared) -> Bool {
        lhs.box === rhs.box || lhs.box.value == rhs.box.value
    }
}

extension Shared: Hashable where Value: Hashable {
    package func hash(into hasher: inout Hasher) {
        box.value.hash(into: &hasher)
    }
}

extension Shared: Encodable where Value: Encodable {
    package func encode(to encoder: any Encoder) throws {
        try box.value.encode(to: encoder)
    }
}

extension Shared: Decodable where Value: Decodable {
    package init(from decoder: any Decoder) throws {
        box = Box(try Value(from: decoder))
    }
}
