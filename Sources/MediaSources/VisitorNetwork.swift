package import MediaModel
package import Transfer

/// The network as one visitor sees it: servers get the cookies back that they set.
package struct VisitorNetwork: WebFetching {
    private let fetcher: any WebFetching
    private let cookies: CookieJar

    /// Makes a visitor; the default is a new one, whom no server knows.
    package init(_ fetcher: any WebFetching, cookies: CookieJar = CookieJar()) {
        self.fetcher = fetcher
        self.cookies = cookies
    }

    package func data(
        for request: TransferRequest, limit: ByteCount, overflow: TransferEngine.Overflow
    ) async throws(TransferError) -> (TransferResponse, [UInt8]) {
        var request = request
        request.cookies = cookies
        return try await fetcher.data(for: request, limit: limit, overflow: overflow)
    }
}
