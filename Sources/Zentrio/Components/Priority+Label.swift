import MediaModel

nonisolated extension DownloadRequest.Priority {
    /// As the queue's menu names it.
    var label: String {
        switch self {
        case .next: say("Next")
        case .normal: say("Normal")
        case .later: say("Later")
        }
    }
}
