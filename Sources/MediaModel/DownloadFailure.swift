/// Why a download, or one try of it, did not work.
package struct DownloadFailure: Error, Hashable, Sendable, Codable {
    /// The closed set of reasons.
    ///
    /// The raw values are stored and printed: they may not change.
    package enum Code: String, Hashable, Sendable, Codable, CaseIterable {
        /// The host's name is unknown.
        case hostNotFound = "host_not_found"
        /// No connection: refused, reset, timed out, TLS failed, or cut in the middle.
        case connectionLost = "connection_lost"
        /// 429, 5xx and the like.
        case serverError = "server_error"
        /// 401, 403.
        case unauthorized = "unauthorized"
        /// 404, 410.
        case notFound = "not_found"
        /// Another 4xx.
        case refused = "refused"
        /// A web page came instead of media: an expired link or a captive portal.
        case gotWebPage = "got_web_page"
        /// The answer is no video or audio.
        case notMedia = "not_media"
        /// The body was empty.
        case emptyBody = "empty_body"
        /// The bytes contradict what was promised: a wrong length, range or content.
        case damaged = "damaged"
        /// The list was lost and with it the link of an unfinished file.
        case linkLost = "link_lost"
        /// The file is not the one that its checksum promises.
        case checksumMismatch = "checksum_mismatch"
        /// The server's file changed while it was fetched, more than once.
        case resourceChanged = "resource_changed"
        /// Redirects go in a circle or to something that is not http.
        case badRedirect = "bad_redirect"
        /// The disk is full.
        case diskFull = "disk_full"
        /// The folder cannot be written.
        case notWritable = "not_writable"
        /// The folder is gone.
        case folderMissing = "folder_missing"
        /// Reading or writing the disk failed.
        case inputOutput = "input_output"
        /// The stream is protected.
        case protected = "drm_protected"
        /// A live stream without an end.
        case live = "live_stream"
        /// No downloader knows this format.
        case unsupportedFormat = "unsupported_format"
        /// The parts of a stream could not become one right file.
        case mergeFailed = "merge_failed"
        /// The program that merges is not installed.
        case ffmpegMissing = "ffmpeg_missing"
        /// A defect of this program.
        case internalError = "internal_error"
    }

    package var code: Code
    /// What happened and what helps: a full sentence for the user.
    package var sentence: String
    /// The underlying cause for the log, as precise as it is known.
    package var cause: String
    /// The HTTP status, when a server answered.
    package var httpStatus: Int?
    /// The earliest time that the server allows for another try (Retry-After).
    package var retryAfter: Timestamp?
    /// How much more room is needed, for `diskFull`.
    package var missingSpace: ByteCount?

    package init(
        _ code: Code, sentence: String, cause: String, httpStatus: Int? = nil, retryAfter: Timestamp? = nil,
        missingSpace: ByteCount? = nil
    ) {
        self.code = code
        self.sentence = sentence
        self.cause = cause
        self.httpStatus = httpStatus
        self.retryAfter = retryAfter
        self.missingSpace = missingSpace
    }

    /// Whether the link may have run out, so that its source may give another one: 401, 403 or 410.
    package var isLinkExpired: Bool { httpStatus.map { [401, 403, 410].contains($0) } ?? false }

    /// Whether another try may work without anybody's help.
    package var isTransient: Bool {
        switch code {
        case .hostNotFound, .connectionLost, .serverError, .damaged: true
        default: false
        }
    }
}
