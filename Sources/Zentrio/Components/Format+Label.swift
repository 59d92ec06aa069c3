import MediaModel

nonisolated extension MediaModel.Stream.Format {
    /// As a card's badge names it.
    var label: String {
        switch self {
        case .progressive: say("File")
        case .hls: "HLS"
        case .dash: "DASH"
        }
    }
}
