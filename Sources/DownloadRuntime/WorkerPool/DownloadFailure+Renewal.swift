import MediaModel

extension DownloadFailure {
    /// Whether the link of a request may lead to another address than the one that failed so.
    ///
    /// - Parameters:
    ///   - request: what was fetched.
    ///   - downloaded: what was there before the try.
    /// - Returns: true when looking again is worth the time.
    func isReasonToRenew(_ request: DownloadRequest, downloaded: ByteCount) -> Bool {
        guard request.link != nil else { return false }
        // A link that is refused itself is refused also when it is looked at.
        if isLinkExpired { return request.isLedElsewhere }
        // A page where a film was: sites answer an expired address with one. Or nobody looked at the link before.
        let isNoFilm = code == .notMedia || code == .gotWebPage
        return isNoFilm && (request.isLedElsewhere || downloaded == .zero)
    }
}
