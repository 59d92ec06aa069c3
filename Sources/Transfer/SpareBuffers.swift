/// Buffers of small files that ended, for the next ones: memory that comes and goes is mapped anew each time.
///
/// Lives on the transfer thread.
final class SpareBuffers {
    /// More than this are wanted at once only by many small files.
    private static let most = 16
    /// Larger ones are worth their own memory.
    private static let largest = 128 * 1024

    private var buffers: [UnsafeMutableRawBufferPointer] = []

    deinit {
        letGo()
    }

    /// A buffer of at least so many bytes.
    func take(_ size: Int) -> UnsafeMutableRawBufferPointer {
        if let spare = buffers.last, spare.count >= size { return buffers.removeLast() }
        return .allocate(byteCount: size, alignment: 4096)
    }

    /// Takes a buffer that nobody uses any more.
    func put(_ buffer: UnsafeMutableRawBufferPointer) {
        guard buffer.count <= Self.largest, buffers.count < Self.most else { return buffer.deallocate() }
        buffers.append(buffer)
    }

    /// Frees all of them.
    func letGo() {
        for buffer in buffers { buffer.deallocate() }
        buffers = []
    }
}
