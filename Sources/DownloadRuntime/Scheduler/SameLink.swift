package import MediaModel

/// What makes two requests the same download.
package struct SameLink: Hashable, Sendable {
    private var profile: ProfileID
    private var address: String
    private var height: Int?
    private var outputDirectory: String?
    private var fileName: String?

    package init(_ request: DownloadRequest) {
        profile = request.profile
        address = request.stream.address.text
        // A manifest holds many pictures at one address; a plain file is the same whatever was asked for.
        height = request.stream.format == .progressive ? nil : request.stream.height
        outputDirectory = request.outputDirectory
        // Whoever gives one link two names wants two files.
        fileName = request.fileName
    }
}
