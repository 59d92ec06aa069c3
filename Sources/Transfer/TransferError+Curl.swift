import CCurl

extension TransferError {
    /// What a result of libcurl means; nil for success.
    ///
    /// - Parameters:
    ///   - code: the result.
    ///   - text: what libcurl wrote about it, for the log.
    ///   - isRedirected: whether a server led elsewhere.
    init?(_ code: CURLcode, text: String, isRedirected: Bool) {
        guard code != CURLE_OK else { return nil }
        let cause = text.isEmpty ? String(cString: curl_easy_strerror(code)) : text
        self.init(TransferError.meaning(of: code, isRedirected: isRedirected), cause: cause)
    }

    private static func meaning(of code: CURLcode, isRedirected: Bool) -> Code {
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: .hostNotFound
        case CURLE_COULDNT_CONNECT, CURLE_PROXY: .connectionFailed
        case CURLE_OPERATION_TIMEDOUT: .timedOut
        case CURLE_TOO_MANY_REDIRECTS: .tooManyRedirects
        // The first address is a checked web address: only its host's name may be one that libcurl cannot spell.
        case CURLE_URL_MALFORMAT: isRedirected ? .forbiddenRedirect : .hostNotFound
        // What is no HTTP at all counts as HTTP/0.9.
        case CURLE_UNSUPPORTED_PROTOCOL: isRedirected ? .forbiddenRedirect : .invalidAnswer
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
            CURLE_SSL_CACERT_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS:
            .tlsFailed
        case CURLE_PARTIAL_FILE, CURLE_RECV_ERROR, CURLE_SEND_ERROR, CURLE_GOT_NOTHING, CURLE_HTTP2,
            CURLE_HTTP2_STREAM:
            .connectionLost
        case CURLE_WEIRD_SERVER_REPLY, CURLE_BAD_CONTENT_ENCODING: .invalidAnswer
        default: .internalError
        }
    }
}
