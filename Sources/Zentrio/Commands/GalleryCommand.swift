import ArgumentParser
import DesktopIntegration

/// `zentrio gallery`: draws every page in every state; `make gallery` runs it.
struct GalleryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gallery", abstract: "Draws every page in every state, with a page for the browser.",
        shouldDisplay: false)

    @Option(help: "The folder of the pictures.")
    var output = ".build/gallery"

    @Option(help: "The folder with the design's pictures, to show them beside.")
    var mockups: String?

    func run() throws {
        let resources = try ResourceDirectory.find()
        // Commands run on the first thread.
        let page = try MainActor.assumeIsolated {
            try Gallery(resources: resources, output: output, mockups: mockups).draw(GalleryPicture.all)
        }
        print(page)
    }
}
