import MediaModel

/// A download that went from one state to another, with what the window needs of it.
///
/// Made where it is told: two thousand files a second take several steps each, and the first thread has frames to draw.
nonisolated final class DownloadStep: Sendable {
    let download: Download
    let shelved: ShelvedDownload
    /// The pictures that it is shown with.
    let pictures: [WebAddress]

    init(_ download: Download) {
        self.download = download
        shelved = ShelvedDownload(download)
        let item = download.request.item
        pictures = [item.poster, item.backdrop].compactMap(\.self)
    }

    var id: DownloadID { shelved.id }

    /// Whether it says how the download ended.
    var isLast: Bool { shelved.state == .completed || shelved.state == .failed }
}
