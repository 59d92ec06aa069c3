/// Where bytes lie: a file and the offset in it.
struct FilePlace: Sendable {
    var handle: PartialFileHandle
    var offset: Int64

    func advanced(by count: Int) -> FilePlace {
        FilePlace(handle: handle, offset: offset + Int64(count))
    }

    /// Whether it is the end of what is written to a run, so that the bytes are where they belong.
    func isEnd(of run: StreamRun) -> Bool {
        handle === run.handle && offset == run.written
    }
}
