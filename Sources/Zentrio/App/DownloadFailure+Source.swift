import DownloadRuntime
import MediaModel
import MediaSources
import Transfer

nonisolated extension DownloadFailure {
    /// Turns what a source said into the failure of a download.
    ///
    /// - Parameters:
    ///   - error: why there is nothing to fetch.
    ///   - now: the time of day, for a wait that the server asks for.
    init(_ error: MediaSourceError, now: Timestamp) {
        let code: Code =
            switch error.code {
            case .hostNotFound: .hostNotFound
            case .connectionLost, .cancelled: .connectionLost
            case .serverError: .serverError
            case .unauthorized: .unauthorized
            case .notFound: .notFound
            case .refused, .notAnAddress, .unsupportedScheme: .refused
            case .badRedirect: .badRedirect
            case .emptyBody: .emptyBody
            case .protected: .protected
            case .live: .live
            case .noVideo, .noStream, .addon, .badAnswer, .badManifest, .pageNotRead: .notMedia
            case .cacheNotWritable: .internalError
            }
        self.init(
            code, sentence: error.sentence, cause: error.cause, httpStatus: error.httpStatus,
            retryAfter: RetryAfter.parse(error.retryAfter, now: now))
    }
}
