import MediaModel

nonisolated extension DownloadFailure {
    /// What happened and what helps, in the window's language.
    ///
    /// The sentence that was stored is English and more precise; other languages say what its code means.
    var wording: String {
        Catalogue.current.language == .english ? sentence : isLocal ? localWording : remoteWording
    }

    /// The wording with how often it was tried, which the English sentence tells by itself.
    func wording(tries: Int) -> String {
        guard Catalogue.current.language != .english, isTransient, tries > 1 else { return wording }
        return wording + " " + say(tries, one: "Tried once.", other: "Tried \(tries) times.")
    }

    /// Whether the cause lies on this device.
    private var isLocal: Bool {
        switch code {
        case .diskFull, .notWritable, .folderMissing, .inputOutput, .mergeFailed, .ffmpegMissing, .internalError: true
        default: false
        }
    }

    private var localWording: String {
        switch code {
        case .diskFull: missingSpace.map { say("The disk is full. \(Wording.size($0)) more is needed.") } ?? fullDisk
        case .notWritable: say("The download folder cannot be written. Choose another place.")
        case .folderMissing:
            say("The download folder is not connected. Plug in the disk or choose another place.")
        case .inputOutput: say("The disk reported an error.")
        case .mergeFailed: say("The parts could not become one film. Retry fetches them again.")
        case .ffmpegMissing: say("ffmpeg is not installed. Install it, then retry.")
        default: say("Something went wrong in Zentrio. Retry may help.")
        }
    }

    private var fullDisk: String { say("The disk is full.") }

    private var remoteWording: String {
        switch code {
        case .hostNotFound: say("This server cannot be found. Check the address and the network.")
        case .connectionLost: say("The server closed the connection.")
        case .serverError: say("The server has a problem. Try again later.")
        case .unauthorized: say("The source refused this download. Sign in again or choose another source.")
        case .notFound: say("This file is no longer at the source.")
        case .gotWebPage: say("A web page came instead of the film. The link may have run out.")
        case .notMedia: say("No video found at this address.")
        case .emptyBody: say("The server sent an empty file.")
        case .damaged: say("The file arrived damaged. Retry fetches only the broken part.")
        case .resourceChanged: say("The file changed at the source. Retry fetches it anew.")
        case .badRedirect: say("The server points to an address that leads nowhere.")
        case .protected: say("This stream is protected and cannot be saved.")
        case .live: say("This is a live stream without an end and cannot be saved.")
        case .unsupportedFormat: say("This format cannot be downloaded.")
        default: refusedWording
        }
    }

    private var refusedWording: String {
        switch httpStatus {
        case 407: say("The proxy asks for a password. Check the proxy setting.")
        case 451: say("The source may not give this title here for legal reasons.")
        default: say("The server refused this download.")
        }
    }
}
