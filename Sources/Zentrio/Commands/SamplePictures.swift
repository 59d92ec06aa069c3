import DesktopIntegration
import Foundation
import MediaModel
import MediaSources
import Transfer

/// Posters for more titles than there is artwork: each title gets a file of its own, whose bytes it shares with others.
nonisolated struct SamplePictures: WebFetching {
    private let pictures: [[UInt8]]

    /// Reads the posters among the program's own pictures.
    ///
    /// - Throws: What reading the folder or a picture throws.
    init(resources: ResourceDirectory) throws {
        let folder = resources.assets + "/artwork"
        pictures = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
            .filter { $0.hasSuffix("-poster.webp") }
            .map { Array(try Data(contentsOf: URL(filePath: "\(folder)/\($0)"))) }
    }

    /// The address of a title's poster, which nobody serves.
    static func address(_ number: Int) throws(WebAddress.Flaw) -> WebAddress {
        try WebAddress("https://artwork.example/\(number)")
    }

    /// Puts posters into the folder where the window looks for them before it asks the web.
    ///
    /// - Throws: `MediaSourceError` when the folder cannot be written.
    func store(_ numbers: Range<Int>, in directories: XDGDirectories) async throws {
        let cache = ArtworkCache(directory: RuntimeSession.artworkFolder(in: directories), fetcher: self)
        for number in numbers { _ = try await cache.path(fetching: SamplePictures.address(number)) }
    }

    func data(
        for request: TransferRequest, limit: ByteCount, overflow: TransferEngine.Overflow
    ) async throws(TransferError) -> (TransferResponse, [UInt8]) {
        let number = request.address.lastPathComponent.flatMap { Int($0) } ?? 0
        return (TransferResponse(status: 200, address: request.address), pictures[number % pictures.count])
    }
}
