import MediaModel

nonisolated extension DownloadRequest.Priority {
    /// As the queue's menu names it.
    var label: String {
        switch self {
        case .next: "Next"
        case .normal: "Normal"
        case .later: "Later"
        }
    }
}
