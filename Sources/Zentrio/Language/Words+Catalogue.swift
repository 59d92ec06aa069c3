import ImmediateUI

nonisolated extension Words {
    /// What widgets say by themselves, in the window's language.
    static var spoken: Words {
        var words = Words()
        words.close = say("Close")
        words.show = say("Show")
        words.hide = say("Hide")
        words.less = say("Less")
        words.more = say("More")
        words.queued = say("Queued")
        words.downloading = say("Downloading")
        words.paused = say("Paused")
        words.downloaded = say("Downloaded")
        words.failed = say("Failed")
        words.notHere = say("Not on this device")
        words.locked = say("Locked")
        return words
    }
}
