/// Why a film did not play.
package struct PlaybackFailure: Error, Hashable, Sendable {
    /// The closed set of reasons.
    package enum Code: String, Hashable, Sendable {
        /// Neither mpv nor xdg-open is installed, or xdg-open knows no player.
        case noPlayer = "no_player"
        /// The file is gone or may not be read.
        case fileMissing = "file_missing"
        /// The player runs and refuses this file.
        case cannotPlay = "cannot_play"
        /// The player did not start, or broke down before its end.
        case playerBroke = "player_broke"
    }

    package let code: Code
    /// What happened and what helps: a full sentence for the user.
    package let sentence: String
    /// The underlying cause for the log, with the player's last error lines.
    package let cause: String

    static func noPlayer(cause: String) -> PlaybackFailure {
        PlaybackFailure(
            code: .noPlayer, sentence: "No player found. Install mpv: sudo apt install mpv", cause: cause)
    }

    static func fileMissing(_ path: String) -> PlaybackFailure {
        PlaybackFailure(
            code: .fileMissing, sentence: "This file is no longer on the device. Download it again.", cause: path)
    }

    /// - Parameters:
    ///   - reason: mpv's short word for it, such as "unrecognized file format".
    ///   - log: mpv's last error lines.
    /// - Returns: The failure with its sentence.
    static func cannotPlay(reason: String?, log: [String]) -> PlaybackFailure {
        let because = reason.map { ": \($0)" } ?? ""
        return PlaybackFailure(
            code: .cannotPlay, sentence: "mpv cannot play this file\(because). Download it again.",
            cause: ([reason ?? "no reason"] + log).joined(separator: "\n"))
    }

    static func playerBroke(_ what: String, log: [String]) -> PlaybackFailure {
        PlaybackFailure(
            code: .playerBroke, sentence: "The player stopped unexpectedly: \(what).",
            cause: ([what] + log).joined(separator: "\n"))
    }
}
