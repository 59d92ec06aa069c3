import CCurl
import MediaModel

/// One request under way: libcurl's handle, the answer's head so far, and the sink of its body.
///
/// Lives on the transfer thread. libcurl holds an unowned pointer to it, so `TransferLoop` keeps it until its end.
final class ActiveTransfer {
    let handle: EasyHandle
    let sink: any TransferSink
    /// Bytes of the body since the loop's turn began.
    private(set) var receivedInTurn = 0
    /// What one turn brings of it at most.
    private var mostInTurn: Int
    /// Whether a limiter holds it back: libcurl keeps what it has and does not read.
    private(set) var isHeld = false
    /// The turn in which it last went on, so that all that are held get theirs.
    private(set) var lastTurn = 0
    let request: TransferRequest
    let limiters: [BandwidthLimiter]
    /// Names its download to the limiters: the first of them is the download's own.
    let taker: TokenBucket.Taker
    private var watch: StallWatch
    private var now: Duration
    /// Bytes at the front of libcurl's next piece that were taken before it was paused.
    private var takenAhead = 0
    /// The most bytes to take in this turn.
    private var share = Int.max
    private var head = ResponseHead()
    /// The final answer; set when its body begins, or at the end.
    private var response: TransferResponse?

    /// Prepares a request on a handle of its purpose.
    init(
        _ request: TransferRequest, handle: EasyHandle, limiters: [BandwidthLimiter], sink: any TransferSink,
        configuration: TransferConfiguration, now: Duration
    ) {
        handle.prepare(request)
        self.handle = handle
        self.sink = sink
        self.request = request
        self.limiters = limiters
        taker = limiters.first.map { ObjectIdentifier($0) }
        self.now = now
        mostInTurn = Int(configuration.receiveBuffer(for: request.purpose).rawValue)
        watch = StallWatch(speed: configuration.stallSpeed, patience: configuration.stallTime, now: now)
        let user = Unmanaged.passUnretained(self).toOpaque()
        self.handle.set(CURLOPT_WRITEFUNCTION, Callbacks.body, data: CURLOPT_WRITEDATA, user)
        self.handle.set(CURLOPT_HEADERFUNCTION, Callbacks.header, data: CURLOPT_HEADERDATA, user)
    }

    /// Whether the turn may have left bytes in the connection; TLS hands them out record by record.
    var isCutShort: Bool { receivedInTurn >= mostInTurn }

    /// Whether somebody wants it no faster than so.
    var isLimited: Bool { limiters.contains { $0.limit != nil } }

    /// A turn of the loop begins.
    func beginTurn(at now: Duration) {
        self.now = now
        receivedInTurn = 0
    }

    /// How long until the limiters have enough for it to go on.
    func holdTime(now: Duration) -> Duration {
        limiters.reduce(.zero) { max($0, $1.wait(for: taker, now: now)) }
    }

    /// How many bytes the limiters have for it.
    func offer(now: Duration) -> Int {
        limiters.reduce(.max) { $1.offer($0, to: taker, now: now) }
    }

    /// Goes on after it was held, with at most `share` bytes until it is held again.
    ///
    /// Anything but success ends the transfer.
    func resume(share: Int, turn: Int) -> CURLcode {
        isHeld = false
        lastTurn = turn
        self.share = share
        watch.excuse(now: now)
        return handle.resume()
    }

    /// When to look for a stall again; nil while there is none to be seen.
    var watchDeadline: Duration? { isHeld ? nil : watch.deadline }

    /// Whether the server sends too little.
    func isStalled(now: Duration) -> Bool {
        guard now >= watch.deadline else { return false }
        // Waiting for a connection is no stall, and has a limit of its own.
        guard !isHeld, handle.isSent else {
            watch.excuse(now: now)
            return false
        }
        return watch.isStalled(now: now)
    }

    /// What to ask in place of this request after libcurl's result; nil when the result counts.
    ///
    /// libcurl gives no body whose coding it does not know, and most of these names are no codings at all. The sink has
    /// not heard of the answer then.
    func secondRequest(after result: CURLcode) -> TransferRequest? {
        guard result == CURLE_BAD_CONTENT_ENCODING, request.isDecoded, response == nil, !currentResponse().isEncoded
        else { return nil }
        var second = request
        second.isDecoded = false
        return second
    }

    /// Ends the transfer with libcurl's result.
    func finish(_ result: CURLcode) {
        // An answer without a body never came to `receive`.
        if result == CURLE_OK, response == nil {
            let response = currentResponse()
            self.response = response
            _ = sink.begin(response)
        }
        sink.end(response, error: error(for: result))
    }

    /// Ends the transfer before libcurl does.
    func abandon(_ error: TransferError) {
        sink.end(response, error: error)
    }

    private func error(for result: CURLcode) -> TransferError? {
        guard result != CURLE_OK else { return nil }
        let text = handle.failureText
        var error = TransferError(result, text: text, isRedirected: handle.isRedirected)
        error?.proxyFault = ProxyFault(
            text: text, connectStatus: handle.connectStatus,
            address: handle.effectiveAddress(from: request.address))
        return error
    }

    private func receive(_ bytes: UnsafeRawBufferPointer) -> Int {
        if response == nil {
            let response = currentResponse()
            self.response = response
            // Now, because other requests of the download begin before this one ends.
            if head.setsCookies { handle.keepCookies() }
            if response.address.scheme == "https" { mostInTurn = 1 }
            guard sink.begin(response) else { return 0 }
        }
        let skipped = min(takenAhead, bytes.count)
        takenAhead -= skipped
        let granted = grant(bytes.count - skipped)
        receivedInTurn += granted
        watch.count(granted, now: now)
        switch sink.receive(UnsafeRawBufferPointer(rebasing: bytes[skipped..<skipped + granted])) {
        case .taken: return skipped + granted == bytes.count ? bytes.count : hold(after: skipped + granted)
        case .paused: return zentrio_curl_pause()
        case .enough: return 0
        }
    }

    /// Asks the limiters how many of `count` bytes may pass.
    private func grant(_ count: Int) -> Int {
        let wanted = min(count, share)
        let granted = limiters.reduce(wanted) { $1.offer($0, to: taker, now: now) }
        for limiter in limiters { limiter.spend(granted, by: taker, now: now) }
        if share != .max { share -= granted }
        return granted
    }

    /// Pauses in the middle of a piece; libcurl will hand out the whole of it again.
    private func hold(after count: Int) -> Int {
        takenAhead = count
        isHeld = true
        return zentrio_curl_pause()
    }

    private func currentResponse() -> TransferResponse {
        TransferResponse(
            status: handle.status, address: handle.effectiveAddress(from: request.address), headers: head.fields)
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
            if transfer.head.setsCookies { transfer.request.cookies?.noteCookie() }
            return size * count
        }
    }
}
