import MediaModel

/// A short message that the window shows as a toast.
nonisolated struct Notice: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case success
        case failure
        case neutral
    }

    var kind: Kind
    var icon: String
    var text: String
    var actionLabel: String?
    var action: AppAction?
    /// The removal that it offers to undo.
    var removal: Int?
    var number = 0

    static func readyToWatch(_ download: Download) -> Notice {
        Notice(
            kind: .success, icon: "check-circle", text: say("Ready to watch: \(download.request.item.displayTitle)"),
            actionLabel: say("Play"), action: .play(download.id))
    }

    static func failed(_ download: Download) -> Notice {
        Notice(
            kind: .failure, icon: "warning", text: say("Download failed: \(download.request.item.displayTitle)"),
            actionLabel: say("Retry"), action: .retry(download.id))
    }

    static func problem(_ sentence: String) -> Notice {
        Notice(kind: .failure, icon: "warning", text: sentence)
    }

    static func note(_ text: String, icon: String = "info") -> Notice {
        Notice(kind: .neutral, icon: icon, text: text)
    }
}
