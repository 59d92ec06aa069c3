import Testing

@testable import DownloadRuntime

struct ContainerBytesTests {
    @Test func read_pastTheEnd_givesWhatIsThere() throws {
        let bytes = ContainerSamples.bytes([1, 2, 3])
        #expect(try bytes.read(10, at: 1) == [2, 3])
        #expect(try bytes.read(10, at: 3) == [])
    }
}
