import DownloadRuntime
import MediaModel

/// One file of a `get` command, as it is shown.
nonisolated struct GetRow: Hashable, Sendable {
    /// What the user typed: each link that led to it, as often as it was typed.
    var links: [String]
    var download: Download

    var title: String { TextWidth.printable(download.request.item.displayTitle) }

    /// What is said instead of sizes and speeds while nothing moves; nil while something does.
    var note: String? {
        switch download.state {
        case .running: download.progress.mergedFraction.map { "merging \(Wording.percent($0))" }
        case .pending, .scheduled: download.progress.downloaded > .zero ? "resuming" : "starting"
        case .completing: download.progress.mergedFraction.map { "merging \(Wording.percent($0))" } ?? finishing
        case .completed: "done, \(GetRow.plain(Wording.size(download.progress.downloaded)))"
        case .failed: "failed"
        case .pausing, .paused: "paused"
        case .cancelled, .removed: "cancelled"
        case .waiting(let reason): note(for: reason)
        }
    }

    /// What is done with the last byte: before the merge tells how far it is, its name is all there is to say.
    private var finishing: String { download.request.stream.format == .progressive ? "finishing" : "merging" }

    /// Texts for terminals and logs, where a narrow space that never breaks is only a nuisance.
    static func plain(_ text: String) -> String {
        text.replacing(Wording.thinSpace, with: " ")
    }

    private func note(for reason: WaitReason) -> String {
        switch reason {
        case .network: "waiting for the network"
        case .unmetered: "waiting for an unmetered network"
        case .space(let missing):
            "the disk is \(GetRow.fullness(missing)), \(GetRow.plain(Wording.size(missing))) more is needed"
        case .quota(let missing): "the limit is reached, \(GetRow.plain(Wording.size(missing))) more is needed"
        case .schedule: "waiting for its time"
        case .retryAt(let time): "tries again at \(GetRow.clock(time))"
        case .sourceMissing: "the download folder is not connected"
        }
    }

    /// Why a disk without room does not do.
    static func sentence(aboutSpace missing: ByteCount) -> String {
        let size = plain(Wording.size(missing))
        let reserve = SchedulerPolicy().reservedSpace
        let reason = missing > reserve ? "" : ", because \(plain(Wording.size(reserve))) stay free for the system"
        return "The disk is \(fullness(missing)). \(size) more is needed\(reason)."
    }

    /// What is missing for no more than the reserve that stays free on every disk would have room without it.
    private static func fullness(_ missing: ByteCount) -> String {
        missing > SchedulerPolicy().reservedSpace ? "full" : "nearly full"
    }

    private static func clock(_ time: Timestamp) -> String {
        ClockText.hoursMinutesSeconds(time)
    }
}
