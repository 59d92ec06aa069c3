import Testing
import ZentrioTestSupport

@testable import Zentrio

nonisolated struct RenderCommandTests {
    private let folder: TestFolder

    init() throws {
        folder = try TestFolder()
    }

    /// Runs `zentrio render` to its end.
    private func render(_ arguments: [String]) async throws -> (status: Int32, output: String) {
        let program = try RunningProgram(
            RunningProgram.zentrio, ["render", "--output", folder.path("page.png")] + arguments,
            environment: ["DISPLAY": nil, "WAYLAND_DISPLAY": nil, "HOME": folder.path], output: folder.path("output"))
        return (try await program.end(), program.output)
    }

    @Test(.timeLimit(.minutes(10)), arguments: SampleModel.Scene.allCases)
    func page_withoutADisplay_isAPictureOfTheAskedSize(scene: SampleModel.Scene) async throws {
        let (status, output) = try await render(["--page", scene.rawValue, "--size", "1000x640"])
        #expect(status == 0, "\(output)")
        #expect(output == folder.path("page.png") + "\n")
        let picture = try #require(PictureFile.decode(folder.path("page.png")))
        #expect(picture.width == 1_000)
        #expect(picture.height == 640)
        #expect(Set(picture.pixels).count > 100)
    }

    @Test(.timeLimit(.minutes(10)))
    func scale_multipliesThePixels() async throws {
        let (status, _) = try await render(["--page", "downloads", "--scale", "1.5", "--theme", "light"])
        #expect(status == 0)
        let picture = try #require(PictureFile.decode(folder.path("page.png")))
        #expect(picture.width == 1_920)
        #expect(picture.height == 1_200)
    }

    @Test(
        .timeLimit(.minutes(10)),
        arguments: [
            ["--page", "nowhere"], [], ["--page", "home", "--size", "10x10"], ["--page", "home", "--scale", "9"],
            ["--page", "home", "--theme", "neon"],
        ])
    func wrongUsage_endsWithTwo(arguments: [String]) async throws {
        let (status, output) = try await render(arguments)
        #expect(status == 2, "\(output)")
        #expect(!TestFolder.exists(folder.path("page.png")))
    }

    @Test(.timeLimit(.minutes(10)))
    func folderThatIsNotThere_isSaid() async throws {
        let (status, output) = try await render(["--page", "home", "--output", folder.path("none/page.png")])
        #expect(status != 0)
        #expect(output.contains("could not be written"))
    }
}
