import Foundation
package import MediaModel
import Transfer

/// Posters and stills on disk, so that they are there without a network.
///
/// A picture's file is named by a hash of its address, with the ending of its format. It is fetched once; two that ask
/// for it at the same time may fetch it twice, and the last one's file wins whole.
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
        let stem = stem(for: address)
        return ["webp", "jpg", "png", "gif"].lazy.map { "\(stem).\($0)" }
            .first { FileManager.default.fileExists(atPath: $0) }
    }

    /// The file of a picture, which is fetched first when it is not here.
    ///
    /// - Parameter address: where the picture lies on the web.
    /// - Returns: the absolute path; it ends in `.webp`, `.jpg`, `.png` or `.gif` as the bytes say.
    /// - Throws: the server's failure, `badAnswer` for something that is no picture, is empty or larger than 8 MiB, and
    ///   `cacheNotWritable`.
    package func path(fetching address: WebAddress) async throws(MediaSourceError) -> String {
        if let path = cachedPath(for: address) { return path }
        let bytes = try await fetch(address)
        guard let ending = ArtworkCache.ending(of: bytes) else {
            throw MediaSourceError(.badAnswer, "The picture cannot be read.", cause: "\(address): no picture")
        }
        return try store(bytes, at: "\(stem(for: address)).\(ending)")
    }

    /// What all pictures take.
    package func byteCount() -> ByteCount {
        paths().reduce(.zero) { sum, path in
            let size = (try? FileManager.default.attributesOfItem(atPath: path)[.size]) as? Int64
            return sum + ByteCount(size ?? 0)
        }
    }

    /// Throws pictures away.
    ///
    /// - Parameter kept: The paths of those that stay.
    package func removeAll(except kept: Set<String>) {
        for path in paths() where !kept.contains(path) { try? FileManager.default.removeItem(atPath: path) }
    }

    private func paths() -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []).map { "\(directory)/\($0)" }
    }

    private func stem(for address: WebAddress) -> String {
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

    /// The usual ending of the formats that the window can draw, told by the first bytes; nil for anything else.
    private static func ending(of bytes: [UInt8]) -> String? {
        if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) { return "webp" }
        if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return "jpg" }
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) { return "png" }
        return bytes.starts(with: "GIF8".utf8) ? "gif" : nil
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
