import MediaModel
import MediaSources

nonisolated extension MediaSourceError {
    /// What happened and what helps, in the window's language.
    ///
    /// The sentence is English and more precise; other languages say what its code means.
    var wording: String {
        if Catalogue.current.language == .english { return sentence }
        return switch code {
        case .notAnAddress: say("This is not a web address. One starts with http:// or https://.")
        case .unsupportedScheme: say("Only http and https addresses can be downloaded.")
        case .addon: say("This is an add-on, not a film.")
        case .badManifest: say("The manifest of this stream cannot be read.")
        case .pageNotRead:
            say("No video found at this address. If it is a page with a video, install yt-dlp to save it.")
        default: DownloadFailure(self, now: Timestamp(rawValue: 0)).wording
        }
    }
}
