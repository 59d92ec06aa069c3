/// The segments of a track, made when they are looked at.
///
/// A list of a hundred thousand takes a few megabytes at most, and a DASH template takes nearly nothing, because neither
/// keeps whole addresses: they are put together on access.
package struct SegmentList: RandomAccessCollection, Hashable, Sendable {
    enum Storage: Hashable, Sendable {
        case listed(ListedSegments)
        case templated(TemplatedSegments)
        case plain([MediaSegment])
    }

    let storage: Storage
    /// How many segments of the storage lie before the first one.
    private var skipped = 0

    /// Makes a list of segments that are there already; the default is none.
    package init(_ segments: [MediaSegment] = []) {
        storage = .plain(segments)
    }

    init(_ storage: Storage) {
        self.storage = storage
    }

    package var startIndex: Int { 0 }

    package var endIndex: Int { storedCount - skipped }

    package subscript(index: Int) -> MediaSegment {
        switch storage {
        case .listed(let segments): segments.segment(at: skipped + index)
        case .templated(let segments): segments.segment(at: skipped + index)
        case .plain(let segments): segments[skipped + index]
        }
    }

    /// The same list without so many of its first segments, or without any of them when it has no more.
    package func skippingFirst(_ count: Int) -> SegmentList {
        var list = self
        list.skipped += Swift.min(Swift.max(count, 0), self.count)
        return list
    }

    private var storedCount: Int {
        switch storage {
        case .listed(let segments): segments.count
        case .templated(let segments): segments.count
        case .plain(let segments): segments.count
        }
    }

    /// Seconds from the beginning of the first segment to the end of the last one.
    package var duration: Double {
        guard let first, let last else { return 0 }
        return last.start + last.duration - first.start
    }
}
