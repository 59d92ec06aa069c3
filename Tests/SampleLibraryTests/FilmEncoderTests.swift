import MediaModel
import Testing

@testable import SampleLibrary

@Suite(.timeLimit(.minutes(10)))
struct FilmEncoderTests {
    @Test func missingProgram_isOneClearSentence() async throws {
        let encoder = FilmEncoder(program: "no-such-ffmpeg", artworkDirectory: "", cacheDirectory: "")
        let error = await #expect(throws: SampleLibraryError.self) { try await encoder.check() }
        #expect(error?.code == .ffmpegMissing)
        #expect(
            error?.description
                == "The sample films need ffmpeg, and it cannot be started. Install the package ffmpeg.")
    }

    @Test func missingArtwork_failsWithTheProgramsWords() async throws {
        let folder = try SampleFolder()
        let encoder = FilmEncoder(program: "ffmpeg", artworkDirectory: folder.path, cacheDirectory: folder.path)
        let film = try #require(SampleTitle.film(slug: "sintel"))
        let error = await #expect(throws: SampleLibraryError.self) {
            try await encoder.make(SampleVariant(film: film, height: .p360))
        }
        #expect(error?.code == .encodingFailed)
        #expect(error?.cause.contains("No such file") == true)
    }
}
