import FoundationEssentials
import MediaModel

/// What `get --json` prints for each link, one object a line.
///
/// Scripts read these names: they may not change.
nonisolated struct GetReport: Encodable {
    struct Failure: Encodable {
        var code: String
        var message: String
    }

    var url: String
    /// Absent, as the title is, for a link that leads to nothing.
    var id: String?
    var title: String?
    var state: String
    /// The finished file; absent before.
    var path: String?
    /// Bytes on the disk.
    var downloaded: Int64
    var total: Int64?
    var error: Failure?

    /// What became of a file, once for each link that led to it.
    static func all(of row: GetRow) -> [GetReport] {
        row.links.map { GetReport(row, link: $0) }
    }

    private init(_ row: GetRow, link: String) {
        let download = row.download
        url = link
        id = download.id.rawValue
        title = row.title
        state = download.state.name
        path = download.finalPath
        downloaded = download.progress.downloaded.rawValue
        total = download.progress.total?.rawValue
        error = download.failure.map { Failure(code: $0.code.rawValue, message: $0.sentence) }
    }

    /// What is told of a link that leads to nothing.
    init(link: String, failure: CommandFailure) {
        url = link
        state = DownloadState.failed.name
        downloaded = 0
        error = Failure(code: failure.code ?? "refused", message: failure.sentence)
    }
}
