import MediaModel

/// The name under which a title's watch state is kept, so that it outlives the download.
enum WatchKey {
    static func key(for item: MediaItem) -> String {
        let year = item.year.map(String.init) ?? ""
        return switch item.kind {
        case .film: "film\n\(item.title)\n\(year)"
        case .clip: "clip\n\(item.title)\n\(year)"
        case .episode(let season, let number, _): "episode\n\(item.title)\n\(season)\n\(number)"
        }
    }
}
