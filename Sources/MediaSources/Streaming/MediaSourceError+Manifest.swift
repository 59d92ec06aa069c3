import Manifests
import MediaModel

extension MediaSourceError {
    /// Turns a manifest's refusal into words.
    init(_ error: ManifestError, at address: WebAddress) {
        let code: Code =
            switch error.code {
            case .notAManifest: .noVideo
            case .invalid, .tooLarge: .badAnswer
            case .unavailable: .notFound
            case .empty: .noStream
            case .drmProtected: .protected
            case .live: .live
            }
        self.init(code, error.sentence, cause: "\(address): \(error)")
    }
}
