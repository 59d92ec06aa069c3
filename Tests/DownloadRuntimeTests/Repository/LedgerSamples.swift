import DownloadRuntime
import MediaModel

/// Marks that the tests of the repository share.
enum LedgerSamples {
    static func state(written: Int64 = 300, bootIdentifier: String = "boot-1") throws -> ResumeState {
        let resource = ResumeState.Resource(
            originalAddress: try Samples.address("a.mp4"), finalAddress: try Samples.address("b.mp4"),
            entityTag: "W/\"1\"", lastModified: "Tue, 14 Nov 2023 22:13:20 GMT", date: "Tue, 14 Nov 2023 22:14:20 GMT",
            contentType: "video/mp4", total: ByteCount(1_000), acceptsRanges: true)
        let chunks = [
            ResumeState.Chunk(begin: 0, end: 500, written: written, durable: 200),
            ResumeState.Chunk(begin: 500, end: nil, written: 600, durable: 500),
        ]
        return ResumeState(resource: resource, chunks: chunks, bootIdentifier: bootIdentifier)
    }

    /// All bytes are there and safe.
    static func finishedState() throws -> ResumeState {
        var state = try state()
        state.chunks = [ResumeState.Chunk(begin: 0, end: 1_000, written: 1_000, durable: 1_000)]
        return state
    }
}
