/// Why a source or a link gave nothing to download.
package struct MediaSourceError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The closed set of reasons.
    ///
    /// The raw values are printed: they may not change.
    package enum Code: String, Hashable, Sendable, CaseIterable {
        /// The text is no address.
        case notAnAddress = "not_an_address"
        /// An address of another kind than http and https.
        case unsupportedScheme = "unsupported_scheme"
        /// The host's name is unknown.
        case hostNotFound = "host_not_found"
        /// No connection: refused, reset, timed out or TLS failed.
        case connectionLost = "connection_lost"
        /// 429, 5xx and the like.
        case serverError = "server_error"
        /// 401, 403.
        case unauthorized = "unauthorized"
        /// 404, 410.
        case notFound = "not_found"
        /// Another 4xx.
        case refused = "refused"
        /// Redirects go in a circle or to something that is not http.
        case badRedirect = "bad_redirect"
        /// The body was empty.
        case emptyBody = "empty_body"
        /// The answer is no video or audio.
        case noVideo = "no_video"
        /// An add-on's answer is not what the protocol says.
        case badAnswer = "bad_answer"
        /// The add-on knows no stream that can be downloaded.
        case noStream = "no_stream"
        /// The link is an add-on, not a film.
        case addon = "addon"
        /// The stream is protected.
        case protected = "drm_protected"
        /// A live stream without an end.
        case live = "live_stream"
        /// An HLS playlist or a DASH manifest that cannot be read.
        case badManifest = "bad_manifest"
        /// A page of a site that only another program reads, which is not installed or gave nothing.
        case pageNotRead = "page_not_read"
        /// The cache folder cannot be written.
        case cacheNotWritable = "cache_not_writable"
        /// The work was cancelled.
        case cancelled = "cancelled"
    }

    package var code: Code
    /// What happened and what helps: a full sentence for the user.
    package var sentence: String
    /// The underlying cause for the log.
    package var cause: String
    /// The HTTP status, when a server answered.
    package var httpStatus: Int?
    /// The server's Retry-After as it was written.
    package var retryAfter: String?
    /// Whether nobody took the connection.
    var isUnanswered = false
    /// Whether a web page came, which may hold a video that only another program finds.
    var isWebPage = false

    package init(_ code: Code, _ sentence: String, cause: String = "", httpStatus: Int? = nil) {
        self.code = code
        self.sentence = sentence
        self.cause = cause
        self.httpStatus = httpStatus
    }

    package var description: String { sentence }

    /// Whether the same question may be answered in a moment.
    package var mayPass: Bool { code == .serverError || code == .connectionLost }

    /// The exit code of a command that ends with this error: 2 wrong usage, 3 network or server failed, 4 refused, 6 not
    /// found, 130 interrupted.
    package var exitStatus: Int32 {
        switch code {
        case .notAnAddress: 2
        case .hostNotFound, .connectionLost, .serverError, .unauthorized, .refused, .badRedirect, .emptyBody,
            .badAnswer, .badManifest:
            3
        case .unsupportedScheme, .noVideo, .noStream, .addon, .protected, .live, .pageNotRead, .cacheNotWritable: 4
        case .notFound: 6
        case .cancelled: 130
        }
    }
}
