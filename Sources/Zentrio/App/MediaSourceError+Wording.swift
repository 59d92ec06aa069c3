import MediaSources

nonisolated extension MediaSourceError {
    /// What happened and what helps, in the window's language.
    ///
    /// The sentence that came along is English and names the server; other languages say what the code means.
    var wording: String {
        Catalogue.current.language == .english ? sentence : serverWording ?? linkWording
    }

    /// What a server did; nil when the link itself is the matter.
    private var serverWording: String? {
        switch code {
        case .hostNotFound: say("This server cannot be found. Check the address and the network.")
        case .connectionLost: say("The server closed the connection.")
        case .serverError: say("The server has a problem. Try again later.")
        case .unauthorized: say("The source refused this download. Sign in again or choose another source.")
        case .notFound: say("This file is no longer at the source.")
        case .refused: say("The source refused this request.")
        case .badRedirect: say("The server points to an address that leads nowhere.")
        case .emptyBody: say("The server sent an empty file.")
        case .badAnswer: say("The source gave an answer that cannot be read.")
        default: nil
        }
    }

    private var linkWording: String {
        switch code {
        case .notAnAddress: say("This is not a web address.")
        case .unsupportedScheme: say("Only addresses with http or https can be downloaded.")
        case .noStream: say("The source has no stream that can be downloaded.")
        case .addon: say("This is an add-on, not a film. Add it under Sources.")
        case .protected: say("This stream is protected and cannot be saved.")
        case .live: say("This is a live stream without an end and cannot be saved.")
        case .unsupportedFormat: say("This format cannot be downloaded.")
        case .cacheNotWritable: say("The folder for pictures cannot be written.")
        case .cancelled: say("The look-up was cancelled.")
        default: say("No video found at this address.")
        }
    }
}
