import MediaModel

/// A short message at the window's lower edge.
nonisolated struct Toast: Hashable, Sendable {
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
    var number = 0

    static func readyToWatch(_ download: Download) -> Toast {
        Toast(
            kind: .success, icon: "check-circle", text: "Ready to watch: \(download.request.item.displayTitle)",
            actionLabel: "Play", action: .play(download.id))
    }

    static func failed(_ download: Download) -> Toast {
        Toast(
            kind: .failure, icon: "warning", text: "Download failed: \(download.request.item.displayTitle)",
            actionLabel: "Retry", action: .retry(download.id))
    }

    static func problem(_ sentence: String) -> Toast {
        Toast(kind: .failure, icon: "warning", text: sentence)
    }

    static func note(_ text: String, icon: String = "info") -> Toast {
        Toast(kind: .neutral, icon: icon, text: text)
    }
}
