import CCurl
import MediaModel

extension EasyHandle {
    /// Sets everything that all requests have in common.
    func prepare(_ configuration: TransferConfiguration) {
        setProtocols(maximumRedirects: configuration.maximumRedirects)
        set(CURLOPT_CONNECTTIMEOUT_MS, Int(configuration.connectTimeout.milliseconds))
        set(CURLOPT_USERAGENT, configuration.userAgent)
        set(CURLOPT_BUFFERSIZE, Int(configuration.receiveBuffer(for: purpose).rawValue))
        // Signals belong to the process, not to a library on a thread.
        set(CURLOPT_NOSIGNAL, 1)
        if CertificateAuthorities.file != nil { set(CURLOPT_CAPATH, nil) }
    }

    /// Sets everything that a request says, in place of what the last one said; the callbacks are set apart.
    func prepare(_ request: TransferRequest) {
        clearFailure()
        set(CURLOPT_URL, request.address.text)
        setHeaders(openJar(of: request))
        setRange(request.range)
        set(CURLOPT_HTTP_CONTENT_DECODING, request.isDecoded ? 1 : 0)
        // A proxy cannot reach what is on this device; set only here, because it replaces the user's own exceptions.
        set(CURLOPT_NOPROXY, EasyHandle.isThisDevice(request.address.host) ? request.address.host : nil)
    }

    private static func isThisDevice(_ host: String) -> Bool {
        host == "localhost" || host == "::1" || host.hasPrefix("127.") && host.allSatisfy { $0.isNumber || $0 == "." }
    }

    private func setRange(_ range: TransferRequest.Range?) {
        set(CURLOPT_RANGE, range.map { "\($0.begin)-" + ($0.end.map { String($0 - 1) } ?? "") })
    }

    private func setProtocols(maximumRedirects: Int) {
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
}
