import DownloadRuntime
import MediaModel
import MediaSources

@testable import Zentrio

/// Invented downloads and links for the tests of the window.
nonisolated enum SampleDownloads {
    /// 2026-03-01 20:00 UTC.
    static let now = Timestamp(rawValue: 1_772_395_200_000)

    /// A film's download; its id is `number` with leading zeros.
    static func film(
        _ number: Int, _ title: String = "Metropolis", state: DownloadState = .pending, megabytes: Int = 100,
        downloaded: Int = 0, priority: DownloadRequest.Priority = .normal, addedSecondsAgo: Int = 0
    ) throws -> Download {
        try download(
            number, MediaItem(title: title, poster: try WebAddress("https://art.example/\(number)")), state: state,
            megabytes: megabytes, downloaded: downloaded, priority: priority, addedSecondsAgo: addedSecondsAgo)
    }

    static func episode(
        _ number: Int, _ show: String = "Caminandes", season: Int = 1, episode: Int, addedSecondsAgo: Int = 0
    ) throws -> Download {
        let item = MediaItem(title: show, kind: .episode(season: season, number: episode, name: nil))
        return try download(number, item, state: .completed, megabytes: 100, addedSecondsAgo: addedSecondsAgo)
    }

    static func id(_ number: Int) -> DownloadID {
        let digits = String(number)
        return DownloadID(rawValue: String(repeating: "0", count: 32 - digits.count) + digits)
    }

    static func failure(_ sentence: String = "The server closed the connection.") -> DownloadFailure {
        DownloadFailure(.connectionLost, sentence: sentence, cause: "reset")
    }

    /// A link with streams of these heights, the best first; a nil height is unknown.
    static func link(_ heights: [Int?], item: MediaItem = MediaItem(title: "Sintel", year: 2010)) throws -> ResolvedLink {
        let streams = try heights.enumerated().map { index, height in
            Stream(
                address: try WebAddress("https://media.example/\(index).mp4"), height: height,
                byteCount: height.map { ByteCount(Int64($0) * 1_000_000) })
        }
        return ResolvedLink(item: item, streams: streams)
    }

    /// A model whose list has arrived.
    static func model(_ downloads: [Download]) -> AppModel {
        var model = AppModel()
        model.now = now
        _ = model.apply(.reloaded(downloads))
        return model
    }

    private static func download(
        _ number: Int, _ item: MediaItem, state: DownloadState, megabytes: Int, downloaded: Int = 0,
        priority: DownloadRequest.Priority = .normal, addedSecondsAgo: Int
    ) throws -> Download {
        let stream = Stream(
            address: try WebAddress("https://media.example/\(number).mp4"), height: 1080,
            byteCount: ByteCount(megabytes * 1_000_000))
        let request = DownloadRequest(id: id(number), item: item, stream: stream, priority: priority)
        let isDone = state == .completed
        let progress = DownloadProgress(
            downloaded: ByteCount((isDone ? megabytes : downloaded) * 1_000_000), total: stream.byteCount)
        return Download(
            request: request, state: state, progress: progress, failure: state == .failed ? failure() : nil,
            position: number, addedAt: now.advanced(by: .seconds(-addedSecondsAgo)),
            finalPath: isDone ? "/films/\(number).mp4" : nil)
    }
}
