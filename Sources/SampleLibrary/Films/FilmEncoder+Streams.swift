import Foundation
import Subprocess

extension FilmEncoder {
    /// The place of a stream in the cache.
    func directory(for stream: SampleStream) -> String {
        "\(cacheDirectory)/streams-\(FilmRecipe.version).\(StreamRecipe.version)/\(stream.cacheName)"
    }

    /// Cuts a film into segments, unless that was done already.
    ///
    /// - Parameter stream: its films are made first where they are missing.
    /// - Returns: the folder of its files.
    /// - Throws: what the making of its films throws, or `encodingFailed`, or `cacheNotWritable`.
    func make(_ stream: SampleStream) async throws(SampleLibraryError) -> String {
        let final = directory(for: stream)
        if FileManager.default.fileExists(atPath: final) { return final }
        var films: [String] = []
        for variant in stream.variants {
            if let film = FilmFile(path: path(for: variant), expecting: variant.byteCount) {
                films.append(film.path)
            } else {
                films.append(try await make(variant).path)
            }
        }
        // The process's number keeps two programs that share the cache apart.
        let temporary = "\(final).\(ProcessInfo.processInfo.processIdentifier).tmp"
        defer { try? FileManager.default.removeItem(atPath: temporary) }
        do {
            try? FileManager.default.removeItem(atPath: temporary)
            try FileManager.default.createDirectory(atPath: temporary, withIntermediateDirectories: true)
            try await cut(StreamRecipe(stream: stream, filmPaths: films, directory: temporary))
            // Another program may have been faster: then its files stay.
            if rename(temporary, final) != 0, !FileManager.default.fileExists(atPath: final) {
                throw SampleLibraryError(.cacheNotWritable, cause: "\(final): \(String(cString: strerror(errno)))")
            }
            return final
        } catch let error as SampleLibraryError {
            throw error
        } catch {
            throw SampleLibraryError(.cacheNotWritable, cause: "\(temporary): \(error)")
        }
    }

    private func cut(_ recipe: StreamRecipe) async throws {
        if recipe.stream.packaging == .hlsEncrypted {
            try write(StreamRecipe.key, to: StreamRecipe.keyName, of: recipe)
            try write(Array(recipe.keyInfo.utf8), to: StreamRecipe.keyInfoName, of: recipe)
        }
        try await runEncoder(recipe.arguments)
        guard recipe.stream.packaging.hasSeparateTracks else { return }
        let subtitles = StreamSubtitles(film: recipe.stream.film)
        for (name, text) in subtitles.files(for: recipe.stream.packaging) {
            try write(Array(text.utf8), to: name, of: recipe)
        }
        let manifest = recipe.stream.packaging.manifestName
        let text = try String(contentsOfFile: "\(recipe.directory)/\(manifest)", encoding: .utf8)
        try write(Array(subtitles.added(to: text, recipe.stream.packaging).utf8), to: manifest, of: recipe)
    }

    private func write(_ bytes: [UInt8], to name: String, of recipe: StreamRecipe) throws {
        try Data(bytes).write(to: URL(fileURLWithPath: "\(recipe.directory)/\(name)"))
    }
}
