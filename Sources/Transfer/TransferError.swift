/// Why a transfer did not work.
package struct TransferError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The closed set of reasons.
    package enum Code: Hashable, Sendable {
        /// No address belongs to the host's name.
        case hostNotFound
        /// The connection could not be made.
        case connectionFailed
        /// The connection broke, or the body ended before its promised length.
        case connectionLost
        /// The connection took too long to be made or carried too little for too long.
        case timedOut
        /// TLS failed or the certificate is not to be trusted.
        case tlsFailed
        /// More redirects than allowed.
        case tooManyRedirects
        /// A redirect led to something that is neither http nor https.
        case forbiddenRedirect
        /// The answer is no HTTP or could not be decoded.
        case invalidAnswer
        /// The body is larger than the caller's limit.
        case tooLarge
        /// Writing to the file failed; `systemError` says why.
        case notWritten
        /// The task was cancelled or the transfer stopped.
        case cancelled
        /// The engine is shut down.
        case shutDown
        /// libcurl failed for a reason of its own, such as no memory.
        case internalError
    }

    package var code: Code
    /// The underlying cause for the log.
    package var cause: String
    /// The `errno` of a failed write.
    package var systemError: Int32?
    /// What the user's proxy did; nil when the request's own server is meant.
    package var proxyFault: ProxyFault?

    package init(_ code: Code, cause: String, systemError: Int32? = nil) {
        self.code = code
        self.cause = cause
        self.systemError = systemError
    }

    package var description: String {
        systemError.map { "\(code): \(cause) (errno \($0))" } ?? "\(code): \(cause)"
    }
}
