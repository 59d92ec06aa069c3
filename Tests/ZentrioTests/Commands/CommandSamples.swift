import MediaModel

/// Downloads that the tests of the commands share.
enum CommandSamples {
    static func download(
        _ title: String = "Sintel", state: DownloadState = .running, progress: DownloadProgress = DownloadProgress(),
        failure: DownloadFailure? = nil, finalPath: String? = nil
    ) throws -> Download {
        let name = title.replacing(" ", with: "-")
        let request = DownloadRequest(
            item: MediaItem(title: title, year: 2010),
            stream: Stream(address: try WebAddress("https://media.example/\(name).mp4")))
        return Download(
            request: request, state: state, progress: progress, failure: failure, addedAt: Timestamp(rawValue: 0),
            finalPath: finalPath)
    }

    static func failure(_ code: DownloadFailure.Code) -> DownloadFailure {
        DownloadFailure(code, sentence: "It did not work.", cause: "test")
    }
}
