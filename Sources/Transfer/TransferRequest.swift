package import MediaModel

/// One GET: where, with which headers, which bytes.
package struct TransferRequest: Hashable, Sendable {
    /// What the transfer is for; it decides the version of HTTP.
    package enum Purpose: Hashable, Sendable {
        /// A document, a manifest or a picture: HTTP/2 where the server speaks it.
        case document
        /// The bytes of a film: HTTP/1.1, because one HTTP/2 connection collapses on a lossy link.
        case bulk
        /// A piece of a film that is held in memory until it is whole: as `bulk`, with small buffers, because many are on
        /// their way at once.
        case segment
    }

    /// The bytes to ask for.
    package struct Range: Hashable, Sendable {
        package var begin: Int64
        /// The offset behind the last byte; nil asks for everything from `begin`.
        package var end: Int64?

        package init(begin: Int64, end: Int64? = nil) {
            precondition(begin >= 0 && end.map { $0 > begin } ?? true, "a range holds at least one byte")
            self.begin = begin
            self.end = end
        }
    }

    package var address: WebAddress
    package var headers: [HeaderField]
    package var range: Range?
    package var purpose: Purpose
    /// Whose cookies it sends and keeps; nil, the default, sends none but those among the headers.
    package var cookies: CookieJar?
    /// Whether codings of the body are undone; the default is true.
    ///
    /// The engine asks again without when a server names one that nobody knows.
    package var isDecoded: Bool

    package init(
        address: WebAddress, headers: [HeaderField] = [], range: Range? = nil, purpose: Purpose = .document,
        cookies: CookieJar? = nil, isDecoded: Bool = true
    ) {
        self.address = address
        self.headers = headers
        self.range = range
        self.purpose = purpose
        self.cookies = cookies
        self.isDecoded = isDecoded
    }
}
