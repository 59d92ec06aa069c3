import Foundation
import MediaModel
import Testing

@testable import SampleLibrary

@Suite(.timeLimit(.minutes(10)))
struct FilmStudioTests {
    private let folder: SampleFolder
    private let variant: SampleVariant

    init() throws {
        folder = try SampleFolder()
        variant = SampleVariant(film: try #require(SampleTitle.film(slug: "coffee-run")), height: .p360)
    }

    private var configuration: SampleLibraryConfiguration {
        SampleLibraryConfiguration(artworkDirectory: SampleFolder.artwork, cacheDirectory: folder.path)
    }

    @Test func severalAskers_shareOneFilmOfThePromisedSize() async throws {
        let studio = FilmStudio(configuration)
        let variant = variant
        try await withThrowingTaskGroup(of: FilmFile?.self) { group in
            group.addTask {
                await studio.run()
                return nil
            }
            for _ in 0..<3 { group.addTask { try await studio.file(for: variant) } }
            var files: [FilmFile] = []
            for _ in 0..<3 { files.append(try #require(try await group.next() ?? nil)) }
            group.cancelAll()
            #expect(Set(files).count == 1)
            #expect(files[0].byteCount == variant.byteCount)
        }
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
        #expect(names.sorted() == ["films-1", "films-1/coffee-run-360p.mp4"])
    }

    @Test(arguments: SampleStream.Packaging.allCases)
    func stream_isCutIntoSegments(packaging: SampleStream.Packaging) async throws {
        let studio = FilmStudio(configuration)
        let stream = SampleStream(film: variant.film, packaging: packaging)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await studio.run() }
            let manifest = try #require(try await studio.file(packaging.manifestName, of: stream))
            let text = try String(contentsOfFile: manifest.path, encoding: .utf8)
            #expect(text.contains("640x360") || text.contains("height=\"360\""))
            #expect(text.contains("Deutsch") == (packaging == .hlsFragments))
            #expect(text.contains("ger.vtt") == (packaging == .dash))
            #expect(try await studio.file("nothing.ts", of: stream) == nil)
            let key = try await studio.file(StreamRecipe.keyName, of: stream)
            #expect(key?.byteCount.rawValue == (packaging == .hlsEncrypted ? 16 : nil))
            group.cancelAll()
        }
    }

    @Test func finishedFilm_isNotMadeAgain() async throws {
        let studio = FilmStudio(configuration)
        let made = try await FilmEncoder(
            program: "ffmpeg", artworkDirectory: SampleFolder.artwork, cacheDirectory: folder.path
        ).make(variant)
        #expect(try await studio.file(for: variant) == made)
    }

    @Test func closedStudio_refuses() async throws {
        let studio = FilmStudio(configuration)
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await studio.run() }
            group.cancelAll()
        }
        let error = await #expect(throws: SampleLibraryError.self) { try await studio.file(for: variant) }
        #expect(error?.code == .stopped)
    }
}
