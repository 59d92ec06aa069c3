import DesktopIntegration

nonisolated extension PlaybackFailure {
    /// What happened and what helps, in the window's language; mpv's own reason is English and stays out of the others.
    var wording: String {
        Catalogue.current.language == .english ? sentence : codeWording
    }

    private var codeWording: String {
        switch code {
        case .noPlayer: say("No player found. Install mpv.")
        case .fileMissing: say("This file is no longer on the device. Download it again.")
        case .cannotPlay: say("mpv cannot play this file. Download it again.")
        case .playerBroke: say("The player broke down. Try again.")
        }
    }
}
