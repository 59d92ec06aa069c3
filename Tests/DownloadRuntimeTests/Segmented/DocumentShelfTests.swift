import Manifests
import Testing

@testable import DownloadRuntime

struct DocumentShelfTests {
    @Test func keyOfASegmentAndItsInitialization_isAskedForOnce() {
        let key = SegmentKey(method: .aes128, url: "k", initializationVector: [UInt8](repeating: 0, count: 16))
        var segment = MediaSegment(url: "s", start: 0, duration: 2, sequence: 0)
        segment.key = key
        segment.initialization = Initialization(url: "i")
        segment.initialization?.key = key
        var shelf = DocumentShelf()
        #expect(shelf.missing(for: segment) == [.key(.aes128, url: "k"), .initialization(url: "i", range: nil)])
        #expect(shelf.missing(for: segment).isEmpty)
    }
}
