import Foundation
package import MediaModel
import Transfer

/// Posters and stills on disk, so that they are there without a network.
///
/// A picture's file is named by a hash of its address. It is fetched once; two that ask for it at the same time may
/// fetch it twice, and the last one's file wins whole.
package struct ArtworkCache: Sendable {
    private let directory: String
    private let fetcher: any WebFetching

    /// Makes a cache in a folder, which is created when the first picture comes.
    package init(directory: String, fetcher: any WebFetching) {
        self.directory = directory
        self.fetcher = fetcher
    }

    /// The file of a picture that is here already; asks nobody.
    package func cachedPath(for address: WebAddress) -> String? {
        let path = path(for: address)
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }

    /// The file of a picture, which is fetched first when it is not here.
    ///
    /// - Throws: the server's failure, `badAnswer` for something that is no picture, is empty or larger than 8 MiB, and
    ///   `cacheNotWritable`.
    package func path(fetching address: WebAddress) async throws(MediaSourceError) -> String {
        if let path = cachedPath(for: address) { return path }
        let bytes = try await fetch(address)
        return try store(bytes, at: path(for: address))
    }

    private func path(for address: WebAddress) -> String {
        let (high, low) = ArtworkCache.hash(address.text)
        return "\(directory)/\(ArtworkCache.digits(high))\(ArtworkCache.digits(low))"
    }

    private func fetch(_ address: WebAddress) async throws(MediaSourceError) -> [UInt8] {
        let response: TransferResponse
        let bytes: [UInt8]
        do {
            (response, bytes) = try await fetcher.data(
                for: TransferRequest(address: address), limit: ArtworkCache.pictureLimit, overflow: .fail)
        } catch {
            throw MediaSourceError(error, at: address)
        }
        if let error = MediaSourceError(response) { throw error }
        guard ArtworkCache.isPicture(bytes) else {
            throw MediaSourceError(.badAnswer, "The picture cannot be read.", cause: "\(address): no picture")
        }
        return bytes
    }

    /// Writes beside the place and renames, so that a reader never sees half a picture.
    private func store(_ bytes: [UInt8], at path: String) throws(MediaSourceError) -> String {
        do {
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
            try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
            return path
        } catch {
            throw MediaSourceError(
                .cacheNotWritable, "The folder for pictures cannot be written.", cause: "\(path): \(error)")
        }
    }

    /// The formats that the window can draw, by their first bytes.
    private static func isPicture(_ bytes: [UInt8]) -> Bool {
        let isWebP = bytes.starts(with: "RIFF".utf8) && bytes.dropFirst(8).starts(with: "WEBP".utf8)
        return isWebP
            || [[0xFF, 0xD8, 0xFF], [0x89, 0x50, 0x4E, 0x47], [0x47, 0x49, 0x46]].contains { bytes.starts(with: $0) }
    }

    /// Two FNV-1a hashes with different starts.
    ///
    /// No secret hangs on it: whoever could choose two addresses with one name could as well serve the other picture.
    private static func hash(_ text: String) -> (UInt64, UInt64) {
        var halves: (UInt64, UInt64) = (0xCBF2_9CE4_8422_2325, 0x6C62_272E_07BB_0142)
        for byte in text.utf8 {
            halves.0 = (halves.0 ^ UInt64(byte)) &* 0x100_0000_01B3
            halves.1 = (halves.1 ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        return halves
    }

    private static func digits(_ word: UInt64) -> String {
        let text = String(word, radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }

    /// The largest picture that is taken.
    private static let pictureLimit = ByteCount.mebibytes(8)
}
