import MediaModel
import Transfer

/// The sentences of failed transfers, in the words of the design.
extension DownloadFailure {
    private static let refusedSentence =
        "The source refused this download. Sign in again or choose another source."
    private static let closedSentence = "The server closed the connection."

    /// What an answer that is neither 200 nor 206 means.
    init(answer response: TransferResponse, now: Timestamp) {
        let cause = "HTTP \(response.status) from \(response.address.host)"
        let retryAfter = RetryAfter.parse(response["Retry-After"], now: now)
        let (code, sentence) = DownloadFailure.meaning(ofStatus: response.status)
        self.init(code, sentence: sentence, cause: cause, httpStatus: response.status, retryAfter: retryAfter)
    }

    /// What a failed connection means.
    init(_ error: TransferError, host: String) {
        if let fault = error.proxyFault {
            self.init(fault, cause: error.description)
        } else {
            let (code, sentence) = DownloadFailure.meaning(of: error.code, host: host)
            self.init(code, sentence: sentence, cause: error.description)
        }
    }

    /// What the user's proxy did.
    ///
    /// Nobody knows its name while the network is down, too: that may pass, as with a server's.
    private init(_ fault: ProxyFault, cause: String) {
        let code: Code =
            switch fault {
            case .unknown: .hostNotFound
            case .unreachable, .unreadable, .wantsPassword, .refused: fault.mayPass ? .connectionLost : .refused
            }
        self.init(code, sentence: fault.sentence, cause: cause, httpStatus: fault == .wantsPassword ? 407 : nil)
    }

    /// The answer contradicts the request or itself.
    static func contradiction(_ response: TransferResponse) -> DownloadFailure {
        let range = response["Content-Range"] ?? "none"
        let length = response["Content-Length"] ?? "none"
        let type = response["Content-Type"] ?? "none"
        return DownloadFailure(
            .damaged, sentence: "The file arrived damaged. Retry fetches only the broken part.",
            cause: "HTTP \(response.status), Content-Range \(range), Content-Length \(length), Content-Type \(type)",
            httpStatus: response.status)
    }

    /// A web page came instead of media.
    static func webPage(_ response: TransferResponse) -> DownloadFailure {
        DownloadFailure(
            .gotWebPage, sentence: "No video found at this address. It leads to a web page.",
            cause: "Content-Type \(response["Content-Type"] ?? "none")", httpStatus: response.status)
    }

    /// Something else than media came.
    static func notMedia(_ response: TransferResponse) -> DownloadFailure {
        DownloadFailure(
            .notMedia, sentence: "No video found at this address.",
            cause: "the first bytes are no media, Content-Type \(response["Content-Type"] ?? "none")",
            httpStatus: response.status)
    }

    static let emptyBody = DownloadFailure(
        .emptyBody, sentence: "The file at this address is empty.", cause: "the body has no bytes")

    static let resourceChanged = DownloadFailure(
        .resourceChanged, sentence: "The file changed at the source while it was fetched. Retry fetches it anew.",
        cause: "validators or size changed twice in one try")

    /// Whether the server asks for fewer connections or more patience.
    var isThrottle: Bool { httpStatus == 429 || httpStatus == 503 }

    /// Whether another address may work; some servers forget expired ones.
    var isExpired: Bool { isLinkExpired || httpStatus == 404 }

    private static func meaning(ofStatus status: Int) -> (Code, String) {
        switch status {
        case 401, 403: (.unauthorized, refusedSentence)
        case 407: (.refused, ProxyFault.wantsPassword.sentence)
        case 404, 410: (.notFound, "This file is no longer at the source.")
        case 451: (.refused, "The source may not give this title here for legal reasons.")
        case 429: (.serverError, "The server is busy.")
        case 408, 425, 500...: (.serverError, closedSentence)
        case 204, 205: (.emptyBody, DownloadFailure.emptyBody.sentence)
        case 300..<400: (.badRedirect, "The address does not lead to a file.")
        default: (.refused, refusedSentence)
        }
    }

    private static func meaning(of code: TransferError.Code, host: String) -> (Code, String) {
        switch code {
        case .hostNotFound: (.hostNotFound, "The server \(host) was not found. Check the address and the network.")
        case .connectionFailed: (.connectionLost, "The server \(host) did not answer.")
        case .connectionLost, .invalidAnswer: (.connectionLost, closedSentence)
        case .timedOut: (.connectionLost, "The server stopped sending.")
        case .tlsFailed: (.connectionLost, "No safe connection to \(host) was possible.")
        case .tooManyRedirects: (.badRedirect, "The address leads in a circle.")
        case .forbiddenRedirect: (.badRedirect, "The address leads to something that is not on the web.")
        case .notWritten: (.inputOutput, "Reading or writing the disk failed.")
        case .tooLarge, .cancelled, .shutDown, .internalError:
            (.internalError, "Something went wrong in Zentrio. Retry the download.")
        }
    }
}
