package import Manifests

extension MediaSourceError {
    /// The machine waits, but nothing is on its way.
    static let endlessManifest = MediaSourceError(.badManifest, "The manifest cannot be read.")

    /// Turns a manifest that gave no plan into words.
    ///
    /// - Parameters:
    ///   - error: why.
    ///   - url: the document.
    package init(_ error: ManifestError, at url: String) {
        let code: Code =
            switch error.code {
            case .notAManifest, .unsupported: .noVideo
            case .invalid, .tooLarge, .empty: .badManifest
            case .unavailable: .connectionLost
            case .drmProtected: .protected
            case .live: .live
            }
        self.init(code, error.sentence, cause: "\(url): \(error)")
    }
}
