import MediaModel

/// One download as `list --json` prints it.
///
/// Scripts read these names: they may not change.
nonisolated struct ListReport: Encodable {
    var id: String
    var title: String
    var state: String
    /// What a waiting download waits for.
    var waitingFor: String?
    var downloaded: Int64
    var total: Int64?
    var path: String?
    var url: String
    var position: Int
    var error: GetReport.Failure?

    enum CodingKeys: String, CodingKey {
        case id, title, state, downloaded, total, path, url, position, error
        case waitingFor = "waiting_for"
    }

    init(_ download: Download) {
        id = download.id.rawValue
        title = download.request.item.displayTitle
        state = download.state.name
        if case .waiting(let reason) = download.state { waitingFor = reason.name }
        downloaded = download.progress.downloaded.rawValue
        total = download.progress.total?.rawValue
        path = download.finalPath
        url = download.request.stream.address.text
        position = download.position
        error = download.failure.map { GetReport.Failure(code: $0.code.rawValue, message: $0.sentence) }
    }
}
