import MediaModel

/// Collects what libcurl hands out in pieces of 16 KiB and writes it in large ones.
///
/// Lives on the transfer thread.
final class FileSink: TransferSink {
    private let transfer: FileTransfer
    private let buffers: SpareBuffers
    private let answered: () -> Void
    private let ended: (FileTransfer.Ending) -> Void
    /// The most that is collected.
    private let capacity: Int
    /// Empty until an answer is wanted.
    private var buffer = UnsafeMutableRawBufferPointer(start: nil, count: 0)
    /// What of the buffer is used.
    private var room = 0
    /// Bytes in the buffer.
    private var filled = 0
    /// Where the buffer's first byte belongs in the file.
    private var bufferOffset: Int64
    private var response: TransferResponse?
    private var isInspected = false
    /// Why the transfer ends before libcurl thinks so.
    private var ending: FileTransfer.Ending?

    init(
        _ transfer: FileTransfer, configuration: TransferConfiguration, buffers: SpareBuffers,
        answered: @escaping () -> Void, ended: @escaping (FileTransfer.Ending) -> Void
    ) {
        self.transfer = transfer
        self.buffers = buffers
        self.answered = answered
        self.ended = ended
        let most = configuration.writeBuffer(for: transfer.request.purpose)
        capacity = max(Int(most.rawValue), FileTransfer.inspectedBytes)
        bufferOffset = transfer.offset
    }

    deinit {
        if buffer.baseAddress != nil { buffers.put(buffer) }
    }

    func begin(_ response: TransferResponse) -> Bool {
        switch transfer.judge(response) {
        case .accept(let end):
            self.response = response
            transfer.accept(response, end: end)
            makeBuffer(for: end)
            answered()
            return true
        case .refuse:
            ending = .refused(response)
            return false
        }
    }

    func receive(_ bytes: UnsafeRawBufferPointer) -> SinkVerdict {
        guard let taken = transfer.claim(bytes.count) else { return .paused }
        append(UnsafeRawBufferPointer(rebasing: bytes[..<taken]))
        return taken == bytes.count && ending == nil ? .taken : .enough
    }

    /// Writes what is in memory, unless that is too little to tell whether it is wanted.
    func flush() {
        guard filled > 0, ending == nil else { return }
        guard isInspected || filled >= FileTransfer.inspectedBytes else { return }
        writeBuffer()
    }

    func end(_ response: TransferResponse?, error: TransferError?) {
        transfer.fixEnd()
        if isWhole(error: error), !isInspected { writeBuffer() } else { flush() }
        transfer.dropUnwritten()
        transfer.settle(nil)
        ended(ending ?? naturalEnding(error))
    }

    /// A small file needs no more than its size.
    private func makeBuffer(for end: Int64?) {
        guard buffer.baseAddress == nil else { return }
        let expected = end.map { Int(clamping: $0 - bufferOffset) } ?? capacity
        room = min(capacity, max(expected, FileTransfer.inspectedBytes))
        buffer = buffers.take(room)
    }

    private func append(_ bytes: UnsafeRawBufferPointer) {
        var rest = bytes
        while !rest.isEmpty, ending == nil {
            // What fills half of the buffer by itself is not worth a copy.
            if filled == 0, isInspected, rest.count >= capacity / 2 { return write(rest) }
            let count = min(rest.count, room - filled)
            UnsafeMutableRawBufferPointer(rebasing: buffer[filled..<filled + count])
                .copyMemory(from: UnsafeRawBufferPointer(rebasing: rest[..<count]))
            filled += count
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
            if filled == room { writeBuffer() }
        }
    }

    private func writeBuffer() {
        guard filled > 0, ending == nil, inspectHead() else { return }
        write(UnsafeRawBufferPointer(rebasing: buffer[..<filled]))
    }

    /// Writes all that is not written yet: the buffer, or bytes that never were in it.
    private func write(_ bytes: UnsafeRawBufferPointer) {
        if let code = transfer.writer(bytes, bufferOffset) {
            ending = .failed(TransferError(.notWritten, cause: "writing to the file failed", systemError: code))
            return
        }
        bufferOffset += Int64(bytes.count)
        filled = 0
        transfer.setWritten(bufferOffset)
    }

    private func inspectHead() -> Bool {
        guard !isInspected, let response else { return isInspected }
        isInspected = true
        let head = UnsafeRawBufferPointer(rebasing: buffer[..<min(filled, FileTransfer.inspectedBytes)])
        guard !transfer.inspect(response, head) else { return true }
        ending = .refusedContent(response, head: Array(head))
        return false
    }

    /// Whether all bytes up to the end arrived, whatever libcurl says: a stolen range ends with its write error.
    private func isWhole(error: TransferError?) -> Bool {
        let marks = transfer.marks
        guard let end = marks.end else { return error == nil }
        return response != nil && marks.received == end
    }

    private func naturalEnding(_ error: TransferError?) -> FileTransfer.Ending {
        if isWhole(error: error) { return .complete }
        if transfer.isStopped { return .stopped }
        return .failed(error ?? TransferError(.connectionLost, cause: "the body ended before its promised length"))
    }
}
