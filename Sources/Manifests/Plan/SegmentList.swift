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

    /// Makes a list of segments that are there already; the default is none.
    package init(_ segments: [MediaSegment] = []) {
        storage = .plain(segments)
    }

    init(_ storage: Storage) {
        self.storage = storage
    }

    package var startIndex: Int { 0 }

    package var endIndex: Int {
        switch storage {
        case .listed(let segments): segments.count
        case .templated(let segments): segments.count
        case .plain(let segments): segments.count
        }
    }

    package subscript(index: Int) -> MediaSegment {
        switch storage {
        case .listed(let segments): segments.segment(at: index)
        case .templated(let segments): segments.segment(at: index)
        case .plain(let segments): segments[index]
        }
    }

    /// Seconds from the beginning of the first segment to the end of the last one.
    package var duration: Double {
        guard let first, let last else { return 0 }
        return last.start + last.duration - first.start
    }
}
