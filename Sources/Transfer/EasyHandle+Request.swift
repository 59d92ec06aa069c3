import CCurl
import MediaModel

extension EasyHandle {
    /// Sets everything that a request and the configuration say; the callbacks are set apart.
    mutating func prepare(_ request: TransferRequest, configuration: TransferConfiguration) {
        set(CURLOPT_URL, request.address.text)
        setHeaders(request.headers)
        setRange(request.range)
        setProtocols(of: request.purpose, maximumRedirects: configuration.maximumRedirects)
        setLimits(configuration)
        set(CURLOPT_USERAGENT, configuration.userAgent)
        set(CURLOPT_BUFFERSIZE, Int(configuration.receiveBuffer(for: request.purpose).rawValue))
        // Signals belong to the process, not to a library on a thread.
        set(CURLOPT_NOSIGNAL, 1)
        // A proxy cannot reach what is on this device; set only here, because it replaces the user's own exceptions.
        if EasyHandle.isThisDevice(request.address.host) { set(CURLOPT_NOPROXY, request.address.host) }
    }

    private static func isThisDevice(_ host: String) -> Bool {
        host == "localhost" || host == "::1" || host.hasPrefix("127.") && host.allSatisfy { $0.isNumber || $0 == "." }
    }

    private func setRange(_ range: TransferRequest.Range?) {
        guard let range else { return }
        set(CURLOPT_RANGE, range.end.map { "\(range.begin)-\($0 - 1)" } ?? "\(range.begin)-")
    }

    private func setProtocols(of purpose: TransferRequest.Purpose, maximumRedirects: Int) {
        // Nothing but http and https: a redirect to file: must not read this device.
        set(CURLOPT_PROTOCOLS_STR, "http,https")
        set(CURLOPT_REDIR_PROTOCOLS_STR, "http,https")
        set(CURLOPT_FOLLOWLOCATION, 1)
        set(CURLOPT_MAXREDIRS, maximumRedirects)
        switch purpose {
        case .document:
            set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
            // Asks for every coding that libcurl can undo.
            set(CURLOPT_ACCEPT_ENCODING, "")
        case .bulk, .segment:
            set(CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
            // Asks for none, and undoes one that a server sends all the same.
            set(CURLOPT_ACCEPT_ENCODING, "identity")
        }
    }

    private func setLimits(_ configuration: TransferConfiguration) {
        set(CURLOPT_CONNECTTIMEOUT_MS, Int(configuration.connectTimeout.milliseconds))
    }
}
