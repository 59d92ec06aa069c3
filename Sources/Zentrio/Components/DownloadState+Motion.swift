import MediaModel

nonisolated extension DownloadState {
    /// Whether bytes move or are about to.
    var isMoving: Bool {
        switch self {
        case .scheduled, .running, .completing: true
        default: false
        }
    }
}
