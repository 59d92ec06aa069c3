import FlyingSocks
import Foundation
import MediaModel

/// Part of a file as a response body, read piece by piece, so that memory does not grow with the file.
struct FileBody: AsyncBufferedSequence {
    typealias Element = UInt8

    let path: String
    let range: Range<Int64>
    let pace: SharedPace

    func makeAsyncIterator() -> Iterator { Iterator(body: self) }

    struct Iterator: AsyncBufferedIteratorProtocol {
        private let body: FileBody
        private var offset: Int64
        private var handle: FileHandle?

        init(body: FileBody) {
            self.body = body
            offset = body.range.lowerBound
        }

        mutating func next() async throws -> UInt8? {
            try await nextBuffer(suggested: 1)?.first
        }

        mutating func nextBuffer(suggested count: Int) async throws -> Data? {
            let length = Swift.min(Int64(count), body.range.upperBound - offset)
            guard length > 0 else { return nil }
            try await body.pace.wait(for: ByteCount(length))
            guard let data = try openHandle().read(upToCount: Int(length)), !data.isEmpty else { return nil }
            offset += Int64(data.count)
            return data
        }

        private mutating func openHandle() throws -> FileHandle {
            if let handle { return handle }
            let opened = try FileHandle(forReadingFrom: URL(fileURLWithPath: body.path))
            try opened.seek(toOffset: UInt64(offset))
            handle = opened
            return opened
        }
    }
}
