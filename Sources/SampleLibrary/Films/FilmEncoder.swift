import Foundation
import MediaModel
import Subprocess

/// Runs ffmpeg, brings its film to the promised size and puts it in its place.
struct FilmEncoder: Sendable {
    let program: String
    let artworkDirectory: String
    let cacheDirectory: String

    /// The place of a variant in the cache.
    func path(for variant: SampleVariant) -> String { "\(filmDirectory)/\(variant.cacheName)" }

    /// Throws `ffmpegMissing` when the program cannot be started.
    func check() async throws(SampleLibraryError) {
        do {
            let result = try await Subprocess.run(.name(program), arguments: ["-version"], output: .discarded)
            guard result.terminationStatus.isSuccess else {
                throw SampleLibraryError(.ffmpegMissing, cause: "\(program) -version: \(result.terminationStatus)")
            }
        } catch let error as SampleLibraryError {
            throw error
        } catch {
            throw SampleLibraryError(.ffmpegMissing, cause: "\(error)")
        }
    }

    /// Makes one film, whatever is in its place already.
    func make(_ variant: SampleVariant) async throws(SampleLibraryError) -> FilmFile {
        do {
            try FileManager.default.createDirectory(atPath: filmDirectory, withIntermediateDirectories: true)
        } catch {
            throw SampleLibraryError(.cacheNotWritable, cause: "\(filmDirectory): \(error)")
        }
        // The process's number keeps two programs that share the cache apart.
        let temporary = "\(path(for: variant)).\(ProcessInfo.processInfo.processIdentifier).tmp"
        defer { unlink(temporary) }
        let recipe = FilmRecipe(
            variant: variant, artworkPath: "\(artworkDirectory)/\(variant.film.pictureName)", outputPath: temporary)
        try await runEncoder(recipe.arguments)
        try pad(temporary, to: variant.byteCount)
        return try publish(temporary, as: variant)
    }

    private var filmDirectory: String { "\(cacheDirectory)/films-\(FilmRecipe.version)" }

    /// Runs ffmpeg; what it complains about is the cause of the error.
    func runEncoder(_ arguments: [String]) async throws(SampleLibraryError) {
        do {
            let result = try await Subprocess.run(
                .name(program), arguments: Arguments(arguments), output: .discarded,
                error: .string(limit: FilmEncoder.errorTextLimit))
            guard result.terminationStatus.isSuccess else {
                throw SampleLibraryError(.encodingFailed, cause: result.standardError)
            }
        } catch let error as SampleLibraryError {
            throw error
        } catch {
            throw SampleLibraryError(.encodingFailed, cause: "\(error)")
        }
    }

    /// Fills the file up with a free box, which every player skips (ISO/IEC 14496-12 §8.1.2).
    private func pad(_ path: String, to size: ByteCount) throws(SampleLibraryError) {
        do {
            let handle = try FileHandle(forUpdating: URL(fileURLWithPath: path))
            defer { try? handle.close() }
            let missing = try size.rawValue - Int64(handle.seekToEnd())
            guard missing == 0 || missing >= 8, missing <= Int64(UInt32.max) else {
                throw SampleLibraryError(.encodingFailed, cause: "\(path) is \(-missing) bytes too large")
            }
            guard missing > 0 else { return }
            let length = withUnsafeBytes(of: UInt32(missing).bigEndian) { Data($0) }
            try handle.write(contentsOf: length + Data("free".utf8))
            try handle.truncate(atOffset: UInt64(size.rawValue))
        } catch let error as SampleLibraryError {
            throw error
        } catch {
            throw SampleLibraryError(.cacheNotWritable, cause: "\(path): \(error)")
        }
    }

    private func publish(_ temporary: String, as variant: SampleVariant) throws(SampleLibraryError) -> FilmFile {
        let final = path(for: variant)
        // Another program may have been faster; its readers must not see the file change, so the first one stays.
        if let other = FilmFile(path: final, expecting: variant.byteCount) { return other }
        guard rename(temporary, final) == 0, let film = FilmFile(path: final, expecting: variant.byteCount) else {
            throw SampleLibraryError(.cacheNotWritable, cause: "\(final): \(String(cString: strerror(errno)))")
        }
        return film
    }

    /// ffmpeg prints errors only; more than this is a program that runs wild.
    private static let errorTextLimit = 64 * 1024
}
