import DownloadRuntime
import ImmediateUI
import MediaModel

@testable import Zentrio

nonisolated extension AppEffect {
    /// The effect in words, such as "pause 3", so that tests compare lists of them.
    var text: String {
        switch self {
        case .send(let command): command.text
        case .resolve(let link, let number, let isTyped): "resolve \(link) #\(number)\(isTyped ? " typed" : "")"
        case .play(let download, let position):
            "play \(download.id.short) from \(position.map { "\($0.seconds)" } ?? "start")"
        case .fetchArtwork(let address): "artwork \(address.text)"
        case .save(let settings): "save \(settings.theme) \(settings.maximumRunning) \(settings.preferredQuality)"
        case .measureArtwork: "measure artwork"
        case .clearArtwork(let kept): "clear artwork but of \(kept.map(\.id.short).sorted())"
        case .saveWindow(let state): "window \(state.size.width)x\(state.size.height)"
        case .openFolder(let path): "folder \(path)"
        case .copyText(let text): "copy \(text.count) letters"
        case .readRoom: "room"
        case .readHealth(let isFirst): isFirst ? "health" : "health later"
        case .readClipboard: "clipboard"
        case .reload: "reload"
        case .quit: "quit"
        }
    }
}

nonisolated extension DownloadCommand {
    fileprivate var text: String {
        switch self {
        case .enqueue(let request): "enqueue \(request.item.title) \(request.quality.rawValue) \(request.priority)"
        case .enqueueAll(let requests, _): "enqueue \(requests.count)"
        case .adopt(let request, let path): "adopt \(request.item.title) at \(path)"
        case .start(let id): "start \(id.short)"
        case .startAll: "startAll"
        case .pause(let id): "pause \(id.short)"
        case .pauseAll: "pauseAll"
        case .resume(let id): "resume \(id.short)"
        case .resumeAll: "resumeAll"
        case .cancel(let id): "cancel \(id.short)"
        case .remove(let id, let deleteFile): "remove \(id.short)\(deleteFile ? " with file" : "")"
        case .retry(let id): "retry \(id.short)"
        case .move(let id, let before): "move \(id.short) before \(before?.short ?? "end")"
        case .setPriority(let id, let priority): "priority \(id.short) \(priority)"
        case .setPast(let id, let past): "past \(id.short) \(past.addedAt.rawValue)"
        case .setRateLimit(let id, let limit): "rate limit \(id.short) \(limit?.rawValue ?? 0)"
        case .setLimits(let limits): "limits \(limits.maximumRunning)"
        case .applyConfiguration: "configuration"
        case .setNetworkState: "network"
        case .setWatchState(let id, let position, let isWatched):
            "watched \(id.short) \(isWatched) at \(position.map { "\($0.seconds)" } ?? "start")"
        }
    }
}

nonisolated extension DownloadID {
    /// The number that a sample's id was made from.
    var short: String { Int(rawValue).map { String($0) } ?? rawValue }
}
