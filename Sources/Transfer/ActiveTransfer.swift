import CCurl
import MediaModel

/// One request under way: libcurl's handle, the answer's head so far, and the sink of its body.
///
/// Lives on the transfer thread. libcurl holds an unowned pointer to it, so `TransferLoop` keeps it until its end.
final class ActiveTransfer {
    let handle: EasyHandle
    let sink: any TransferSink
    /// Bytes of the body since the loop's turn began.
    var receivedInTurn = 0
    private let request: TransferRequest
    private var head = ResponseHead()
    /// The final answer; set when its body begins, or at the end.
    private var response: TransferResponse?

    /// Prepares a request; nil when libcurl has no memory.
    init?(_ request: TransferRequest, sink: any TransferSink, configuration: TransferConfiguration) {
        guard var handle = EasyHandle() else { return nil }
        handle.prepare(request, configuration: configuration)
        self.handle = handle
        self.sink = sink
        self.request = request
        let user = Unmanaged.passUnretained(self).toOpaque()
        self.handle.set(CURLOPT_WRITEFUNCTION, Callbacks.body, data: CURLOPT_WRITEDATA, user)
        self.handle.set(CURLOPT_HEADERFUNCTION, Callbacks.header, data: CURLOPT_HEADERDATA, user)
    }

    /// Ends the transfer with libcurl's result.
    func finish(_ result: CURLcode) {
        // An answer without a body never came to `receive`.
        if result == CURLE_OK, response == nil {
            let response = currentResponse()
            self.response = response
            _ = sink.begin(response)
        }
        sink.end(response, error: TransferError(result, text: handle.failureText))
    }

    /// Ends the transfer before libcurl does.
    func abandon(_ error: TransferError) {
        sink.end(response, error: error)
    }

    private func receive(_ bytes: UnsafeRawBufferPointer) -> Int {
        if response == nil {
            let response = currentResponse()
            self.response = response
            guard sink.begin(response) else { return 0 }
        }
        receivedInTurn += bytes.count
        switch sink.receive(bytes) {
        case .taken: return bytes.count
        case .paused: return zentrio_curl_pause()
        case .enough: return 0
        }
    }

    private func currentResponse() -> TransferResponse {
        TransferResponse(
            status: handle.status, address: handle.effectiveAddress ?? request.address, headers: head.fields)
    }

    private enum Callbacks {
        static let body: zentrio_curl_write = { bytes, size, count, user in
            guard let bytes, let user else { return 0 }
            let transfer = Unmanaged<ActiveTransfer>.fromOpaque(user).takeUnretainedValue()
            return transfer.receive(UnsafeRawBufferPointer(start: bytes, count: size * count))
        }

        static let header: zentrio_curl_write = { bytes, size, count, user in
            guard let bytes, let user else { return 0 }
            let transfer = Unmanaged<ActiveTransfer>.fromOpaque(user).takeUnretainedValue()
            transfer.head.add(UnsafeRawBufferPointer(start: bytes, count: size * count))
            return size * count
        }
    }
}
