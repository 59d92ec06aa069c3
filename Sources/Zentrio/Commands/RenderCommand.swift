import ArgumentParser
import DesktopIntegration
import ImmediateUI

/// `zentrio render`: draws one page with sample data into a PNG file, without a display.
struct RenderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render", abstract: "Draws one page into a PNG file; no display is needed.")

    @Option(help: "The page: \(SampleModel.Scene.allCases.map(\.rawValue).joined(separator: ", ")).")
    var page: SampleModel.Scene

    @Option(help: "Width and height in logical pixels.")
    var size = PictureSize(width: 1280, height: 800)

    @Option(help: "The theme: \(Settings.Theme.allCases.map(\.rawValue).joined(separator: ", ")).")
    var theme = Settings.Theme.dark

    @Option(help: "Physical pixels for a logical one, 0.75 to 3.")
    var scale: Float = 1

    @Option(help: "How far the page is scrolled, in logical pixels.")
    var scroll: Float = 0

    @Option(help: "The PNG file; it is replaced.")
    var output: String

    func validate() throws {
        guard (0.75...3).contains(scale) else { throw ValidationError("The scale is a number from 0.75 to 3.") }
    }

    func run() throws {
        let resources = try ResourceDirectory.find()
        // Commands run on the first thread.
        try MainActor.assumeIsolated {
            let renderer = try PageRenderer(resources: resources, theme: theme, scale: scale)
            try renderer.render(page, size: Extent(width: size.width, height: size.height), scroll: scroll, to: output)
        }
        print(output)
    }
}

nonisolated extension SampleModel.Scene: ExpressibleByArgument {}
nonisolated extension Settings.Theme: ExpressibleByArgument {}
