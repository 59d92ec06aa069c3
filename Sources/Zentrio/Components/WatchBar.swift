import ImmediateUI
import MediaModel

/// How far a title was watched: paper white, so that it is not taken for a transfer.
struct WatchBar: ScreenPart {
    let screen: ScreenContext

    func draw(_ share: Double) {
        ui.progressBar(
            "watched", Float(share), label: say("Watched so far"), height: ui.style.size.progress.thin,
            color: ui.style.color.progressWatch)
    }
}

nonisolated extension Download {
    /// The share that was watched, 0 to 1; nil when nothing was, or everything.
    var watchedShare: Double? {
        guard let watchPosition, let duration = request.item.duration, duration > .zero, !isWatched else { return nil }
        return min(1, watchPosition.seconds / duration.seconds)
    }
}
