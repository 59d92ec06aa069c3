/// What the origin server says to one request.
package struct OriginAnswer: Sendable {
    /// What goes wrong on the way.
    package enum Fault: Sendable {
        case none
        /// After so many bytes of the body the connection is reset.
        case reset(after: Int)
        /// After so many bytes of the body the connection is closed in order.
        case close(after: Int)
        /// After so many bytes of the body nothing comes until the latch opens.
        case stall(after: Int, OriginLatch)
    }

    package var status: Int
    package var headers: [(name: String, value: String)]
    package var body: [UInt8]
    /// How the end of the body is told; the default is Content-Length.
    package var framing: Framing
    package var fault: Fault
    /// Holds the whole answer back until it opens.
    package var delay: OriginLatch?

    /// How a reader learns where the body ends.
    package enum Framing: Sendable {
        case contentLength
        /// A Content-Length that is wrong by so many bytes; the connection closes after the body.
        case wrongContentLength(by: Int)
        case chunked
        /// The connection closes.
        case untilClose
    }

    package init(
        status: Int = 200, headers: [(name: String, value: String)] = [], body: [UInt8] = [],
        framing: Framing = .contentLength, fault: Fault = .none, delay: OriginLatch? = nil
    ) {
        self.status = status
        self.headers = headers
        self.body = body
        self.framing = framing
        self.fault = fault
        self.delay = delay
    }

    /// A redirect.
    package static func redirect(to location: String, status: Int = 302) -> OriginAnswer {
        OriginAnswer(status: status, headers: [("Location", location)])
    }

    /// A web page with status 200.
    package static let webPage = OriginAnswer(
        headers: [("Content-Type", "text/html; charset=utf-8")],
        body: Array("<!DOCTYPE html><html><title>Sign in</title><body>Sign in to go on.</body></html>".utf8))

    /// An error page.
    package static func failure(_ status: Int, retryAfter: String? = nil) -> OriginAnswer {
        OriginAnswer(
            status: status,
            headers: [("Content-Type", "text/html")] + (retryAfter.map { [("Retry-After", $0)] } ?? []),
            body: Array("<html>\(status)</html>".utf8))
    }

    /// Replaces a header, or drops it when the value is nil.
    package mutating func setHeader(_ name: String, _ value: String?) {
        headers.removeAll { $0.name.lowercased() == name.lowercased() }
        if let value { headers.append((name, value)) }
    }
}
