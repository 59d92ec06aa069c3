import MediaModel

/// One download as `list` prints it for people.
nonisolated struct ListLine {
    private let download: Download
    private let nameLength: Int

    /// - Parameters:
    ///   - download: what the line is about.
    ///   - nameLength: how many digits tell it from the others of the list; the default is the usual number.
    init(_ download: Download, nameLength: Int = DownloadName.usualLength) {
        self.download = download
        self.nameLength = nameLength
    }

    /// The name, the state, how far it is, the title; then the file, or why there is none.
    var text: String {
        let row = GetRow(links: [], download: download)
        let progress = download.progress
        let percent = download.state == .completed ? 1 : progress.fraction
        let columns: [String?] = [
            DownloadName(download.id).prefix(nameLength), TextWidth.fitted(download.state.name, to: 10),
            TextWidth.fitted(GetRow.plain(percent.map(Wording.percent) ?? ""), to: 5),
            TextWidth.fitted(GetRow.plain(Wording.progress(progress.downloaded, of: progress.total)), to: 16),
            row.title, download.finalPath ?? reason(row),
        ]
        return columns.compactMap(\.self).joined(separator: "  ")
    }

    private func reason(_ row: GetRow) -> String? {
        switch download.state {
        case .failed: download.failure?.sentence
        case .waiting: row.note
        default: nil
        }
    }
}
