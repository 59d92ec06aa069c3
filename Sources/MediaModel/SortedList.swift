/// A sorted collection that takes and gives elements anywhere without moving all the others.
///
/// The elements lie in chunks of a few hundred, so ten thousand queued downloads cost one short shift each.
package struct SortedList<Element: Comparable & Sendable>: Sendable, Sequence {
    @inlinable static var chunkLimit: Int { 256 }

    @usableFromInline var chunks: [[Element]] = []
    @usableFromInline var size = 0

    @inlinable package init() {}

    @inlinable package var count: Int { size }
    @inlinable package var isEmpty: Bool { size == 0 }
    @inlinable package var first: Element? { chunks.first?.first }
    @inlinable package var last: Element? { chunks.last?.last }

    /// Puts an element in its place; equal ones may be there already.
    @inlinable
    package mutating func insert(_ element: Element) {
        size += 1
        guard !chunks.isEmpty else {
            chunks = [[element]]
            return
        }
        let chunk = Swift.min(chunkIndex(of: element), chunks.count - 1)
        chunks[chunk].insert(element, at: chunks[chunk].firstIndex(notBefore: element))
        if chunks[chunk].count > Self.chunkLimit { split(chunk) }
    }

    /// Takes one element out; false when it is not there.
    @discardableResult @inlinable
    package mutating func remove(_ element: Element) -> Bool {
        let chunk = chunkIndex(of: element)
        guard chunk < chunks.count else { return false }
        let index = chunks[chunk].firstIndex(notBefore: element)
        guard chunks[chunk][index] == element else { return false }
        chunks[chunk].remove(at: index)
        if chunks[chunk].isEmpty { chunks.remove(at: chunk) }
        size -= 1
        return true
    }

    /// The element at a place in the order, which is one look at each chunk before it.
    @inlinable package subscript(place: Int) -> Element {
        var rest = place
        var chunk = 0
        while rest >= chunks[chunk].count {
            rest -= chunks[chunk].count
            chunk += 1
        }
        return chunks[chunk][rest]
    }

    /// The greatest element that is smaller than `element`.
    @inlinable
    package func last(before element: Element) -> Element? {
        let chunk = chunkIndex(of: element)
        let index = chunk < chunks.count ? chunks[chunk].firstIndex(notBefore: element) : 0
        if index > 0 { return chunks[chunk][index - 1] }
        return chunk > 0 ? chunks[chunk - 1].last : nil
    }

    @inlinable
    package func makeIterator() -> FlattenSequence<[[Element]]>.Iterator {
        chunks.joined().makeIterator()
    }

    /// The first chunk that does not end before `element`; the count when all do.
    @inlinable
    func chunkIndex(of element: Element) -> Int {
        var range = 0..<chunks.count
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            let endsBefore = chunks[middle].last.map { $0 < element } ?? true
            range = endsBefore ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return range.lowerBound
    }

    @inlinable
    mutating func split(_ chunk: Int) {
        let half = chunks[chunk].count / 2
        chunks.insert(Array(chunks[chunk][half...]), at: chunk + 1)
        chunks[chunk].removeSubrange(half...)
    }
}

extension Array where Element: Comparable {
    /// The first index of a sorted array whose element is not smaller than `element`; the count when there is none.
    @inlinable
    func firstIndex(notBefore element: Element) -> Int {
        var range = 0..<count
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            range = self[middle] < element ? middle + 1..<range.upperBound : range.lowerBound..<middle
        }
        return range.lowerBound
    }
}
