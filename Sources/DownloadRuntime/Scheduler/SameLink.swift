import MediaModel

/// What makes two requests the same download.
struct SameLink: Hashable {
    private var profile: ProfileID
    private var address: String
    private var height: Int?
    private var outputDirectory: String?

    init(_ request: DownloadRequest) {
        profile = request.profile
        address = request.stream.address.text
        // A manifest holds many pictures at one address; a plain file is the same whatever was asked for.
        height = request.stream.format == .progressive ? nil : request.stream.height
        outputDirectory = request.outputDirectory
    }
}
