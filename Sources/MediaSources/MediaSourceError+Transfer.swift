import MediaModel
import Transfer

extension MediaSourceError {
    /// Turns a failed transfer into words.
    init(_ error: TransferError, at address: WebAddress) {
        self.init(.connectionLost, "The server closed the connection.", cause: "\(address): \(error)")
        if let fault = error.proxyFault { describe(fault) } else { describe(error.code, at: address) }
    }

    /// Turns a status other than 2xx into words; nil for 2xx.
    init?(_ response: TransferResponse) {
        let cause = "\(response.address): status \(response.status)"
        let host = response.address.host
        self.init(.refused, "The source refused this request.", cause: cause, httpStatus: response.status)
        retryAfter = response["Retry-After"]
        isWebPage = response.contentType == "text/html" && [401, 403, 429].contains(response.status)
        switch response.status {
        case 200..<300: return nil
        case 401, 403:
            describe(.unauthorized, "The source refused this download. Sign in again or choose another source.")
        case 407: describe(.wantsPassword)
        case 404, 410: describe(.notFound, "This file is no longer at the source.")
        case 451: describe(.refused, "The source may not give this title here for legal reasons.")
        case 429: describe(.serverError, "The server \(host) is busy. Try again later.")
        case 408, 500...: describe(.serverError, "The server \(host) failed. Try again later.")
        case 300..<400: describe(.badRedirect, "The server \(host) redirects to nowhere.")
        default: break
        }
    }

    private mutating func describe(_ code: TransferError.Code, at address: WebAddress) {
        switch code {
        case .hostNotFound: describe(.hostNotFound, "There is no server called \(address.host). Check the address.")
        case .connectionFailed:
            sentence = "The server \(address.host) does not accept a connection."
            isUnanswered = true
        case .timedOut: sentence = "The server \(address.host) does not answer."
        case .tlsFailed: sentence = "The connection to \(address.host) is not secure, so it was closed."
        case .tooManyRedirects: describe(.badRedirect, "The server redirects in a circle.")
        case .forbiddenRedirect: describe(.badRedirect, "The server redirects to something that is not a web address.")
        case .tooLarge: describe(.badAnswer, "The answer of \(address.host) is too large.")
        case .invalidAnswer: describe(.badAnswer, "The answer of \(address.host) cannot be read.")
        case .cancelled, .shutDown: describe(.cancelled, "The look-up was cancelled.")
        case .connectionLost, .notWritten, .internalError: break
        }
    }

    private mutating func describe(_ fault: ProxyFault) {
        sentence = fault.sentence
        switch fault {
        case .unknown: code = .hostNotFound
        case .unreachable: isUnanswered = true
        case .wantsPassword: (code, httpStatus) = (.refused, 407)
        case .unreadable, .refused: code = fault.mayPass ? .connectionLost : .refused
        }
    }

    private mutating func describe(_ code: Code, _ sentence: String) {
        self.code = code
        self.sentence = sentence
    }
}
