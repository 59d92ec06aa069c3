import MediaModel

/// Keeps a body in memory, up to a limit.
final class MemorySink: TransferSink {
    typealias Outcome = Result<(TransferResponse, [UInt8]), TransferError>

    private let limit: Int
    private let overflow: TransferEngine.Overflow
    private let complete: (Outcome) -> Void
    private var bytes: [UInt8] = []
    private var isOverflown = false

    init(limit: ByteCount, overflow: TransferEngine.Overflow, complete: @escaping (Outcome) -> Void) {
        self.limit = Int(limit.rawValue)
        self.overflow = overflow
        self.complete = complete
    }

    func begin(_ response: TransferResponse) -> Bool {
        guard overflow == .fail, let length = response.contentLength, length.rawValue > Int64(limit) else {
            return true
        }
        isOverflown = true
        return false
    }

    func receive(_ bytes: UnsafeRawBufferPointer) -> SinkVerdict {
        let room = limit - self.bytes.count
        self.bytes.append(contentsOf: bytes.prefix(room))
        isOverflown = bytes.count > room
        return isOverflown ? .enough : .taken
    }

    func end(_ response: TransferResponse?, error: TransferError?) {
        complete(outcome(response, error))
    }

    private func outcome(_ response: TransferResponse?, _ error: TransferError?) -> Outcome {
        if isOverflown, overflow == .fail {
            return .failure(TransferError(.tooLarge, cause: "the body has more than \(limit) bytes"))
        }
        if let error, !isOverflown { return .failure(error) }
        guard let response else { return .failure(TransferError(.internalError, cause: "no answer came")) }
        return .success((response, bytes))
    }
}
