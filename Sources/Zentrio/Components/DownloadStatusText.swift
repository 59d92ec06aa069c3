import DownloadRuntime
import ImmediateUI
import MediaModel

/// A download's state as icon, words and colour; never by colour alone.
nonisolated struct DownloadStatusText {
    let download: Download

    init(_ download: Download) {
        self.download = download
    }

    /// What to say: "Paused", "Waiting for the network".
    var sentence: String {
        switch download.state {
        case .pending: say("Queued")
        case .scheduled: say("Starting")
        case .running: download.progress.downloaded > .zero ? say("Downloading") : say("Waiting for the server")
        case .completing: say("Completing")
        case .completed: say("Downloaded")
        case .failed: download.failure?.wording(tries: download.attempts) ?? say("Failed")
        case .pausing: say("Pausing")
        case .paused: say("Paused")
        case .waiting(let reason): DownloadStatusText.sentence(for: reason)
        case .cancelled, .removed: say("Removed")
        }
    }

    func icon(_ style: Style) -> String {
        if case .waiting(.unmetered) = download.state { return "metered" }
        return style.status.icon(status)
    }

    func color(_ style: Style) -> Color { style.status[status] }

    /// The colour of the bar's filled part.
    func barColor(_ style: Style) -> Color {
        status == .downloading || status == .queued ? style.color.progressTransfer : style.status[status]
    }

    /// How it is coloured.
    var status: Status {
        switch download.state {
        case .pending: .queued
        case .scheduled, .running, .completing: .downloading
        case .completed: .completed
        case .failed: .failed
        case .pausing, .paused, .cancelled, .removed: .paused
        case .waiting(.network), .waiting(.unmetered): .offline
        case .waiting(.retryAt): .queued
        case .waiting: .warning
        }
    }

    private static func sentence(for reason: WaitReason) -> String {
        switch reason {
        case .network: say("Waiting for the network")
        case .unmetered: say("Unmetered network only")
        case .space(let missing): sentence(aboutSpace: missing)
        case .quota(let missing): say("The limit is reached. \(Wording.size(missing)) more is needed.")
        case .schedule: say("Waiting for its hours")
        case .retryAt: say("Tries again soon")
        case .sourceMissing: say("The download folder is not connected.")
        }
    }

    /// What is missing for no more than the reserve that stays free on every disk would have room without it.
    private static func sentence(aboutSpace missing: ByteCount) -> String {
        let reserve = SchedulerPolicy().reservedSpace
        let (needed, kept) = (Wording.size(missing), Wording.size(reserve))
        guard missing <= reserve else { return say("The disk is full. \(needed) more is needed.") }
        return say("The disk is nearly full. \(needed) more is needed, because \(kept) stay free for the system.")
    }
}
