import MediaModel

extension MediaSourceError {
    /// The refusal of a format that this version does not fetch.
    static func unsupported(_ format: Stream.Format, at address: WebAddress) -> MediaSourceError {
        let name = format == .dash ? "DASH" : "HLS"
        return MediaSourceError(
            .unsupportedFormat, "\(name) streams are not supported in this version.", cause: "\(address)")
    }
}
