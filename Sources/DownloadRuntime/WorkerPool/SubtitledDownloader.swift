import MediaModel
import Synchronization
import Transfer

/// Has another downloader fetch a film, then fetches the subtitles that lie beside it.
///
/// They get their place beside the film; the film stays the file that the server has.
final class SubtitledDownloader: Downloader {
    private let film: any Downloader
    private let fetch: SubtitleFetch
    /// Ends at `stop()`; nothing is ever buffered in it.
    private let stops = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))

    init(_ film: any Downloader, fetch: SubtitleFetch) {
        self.film = film
        self.fetch = fetch
    }

    func run(reporting report: @escaping @Sendable (DownloadProgress) -> Void) async -> DownloadOutcome {
        let outcome = await film.run(reporting: report)
        guard case .finished(let file) = outcome else { return outcome }
        guard let result = await subtitles() else { return .stopped }
        do throws(DownloadFailure) {
            return .finished(try Self.put(result, beside: file))
        } catch {
            return .failed(error)
        }
    }

    func stop() {
        film.stop()
        stops.continuation.finish()
    }

    /// Fetches them; nil when it was stopped.
    private func subtitles() async -> SubtitleFetch.Result? {
        let (fetch, stream) = (fetch, stops.stream)
        return await withTaskGroup(of: SubtitleFetch.Result?.self) { group in
            // Reading subtitles would hold the stages up.
            group.addTask(executorPreference: globalConcurrentExecutor) { await fetch.run() }
            group.addTask {
                for await _ in stream {}
                return nil
            }
            defer { group.cancelAll() }
            let first = await group.next() ?? nil
            return Task.isCancelled ? nil : first
        }
    }

    private static func put(
        _ result: SubtitleFetch.Result, beside file: PartialFile
    ) throws(DownloadFailure) -> PartialFile {
        var endings = SubtitleEndings()
        for (number, words) in result.words.enumerated() {
            let ending = endings.next(language: words.language, format: words.document.format)
            try Disk.write(
                Array(words.document.text.utf8),
                to: StreamFiles.path(.sidecar(number: number, ending: ending), of: file.path))
        }
        return PartialFile(
            path: file.path, sidecars: StreamFiles.sidecars(of: file.path), remarks: file.remarks + result.remarks)
    }
}
