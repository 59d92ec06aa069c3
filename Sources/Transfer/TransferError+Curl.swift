import CCurl

extension TransferError {
    /// What a result of libcurl means; nil for success.
    ///
    /// `text` is what libcurl wrote about it, for the log.
    init?(_ code: CURLcode, text: String) {
        guard code != CURLE_OK else { return nil }
        let cause = text.isEmpty ? String(cString: curl_easy_strerror(code)) : text
        self.init(TransferError.meaning(of: code), cause: cause)
    }

    private static func meaning(of code: CURLcode) -> Code {
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_RESOLVE_PROXY: .hostNotFound
        case CURLE_COULDNT_CONNECT, CURLE_PROXY: .connectionFailed
        case CURLE_OPERATION_TIMEDOUT: .timedOut
        case CURLE_TOO_MANY_REDIRECTS: .tooManyRedirects
        // The first address is a checked web address, so only a redirect can bring these.
        case CURLE_UNSUPPORTED_PROTOCOL, CURLE_URL_MALFORMAT: .forbiddenRedirect
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
