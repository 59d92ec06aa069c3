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

    @Option(help: "How large text is: \(Settings.TextSize.allCases.map(\.rawValue).joined(separator: ", ")).")
    var textSize = Settings.TextSize.normal

    @Option(help: "The language: \(Language.allCases.map(\.rawValue).joined(separator: ", ")).")
    var language = Language.english

    @Flag(help: "With the sizes for a television.")
    var tv = false

    @Option(help: "How often Tab is pressed first, to show the focus.")
    var tabs = 0

    @Option(help: "How far the page is scrolled, in logical pixels.")
    var scroll: Float = 0

    @Option(help: "SDL's driver that paints, such as opengl; by default none, into memory.")
    var driver: String?

    @Option(help: "The PNG file; it is replaced.")
    var output: String

    func validate() throws {
        guard (0.75...3).contains(scale) else { throw ValidationError("The scale is a number from 0.75 to 3.") }
    }

    func run() throws {
        let resources = try ResourceDirectory.find()
        // Commands run on the first thread.
        try MainActor.assumeIsolated {
            let renderer = try PageRenderer(
                resources: resources, theme: theme, scale: scale, textSize: textSize, seat: tv ? .couch : .desktop,
                language: language, driver: driver)
            let size = Extent(width: size.width, height: size.height)
            let keys = Array(repeating: Key.tab, count: max(0, tabs))
            try renderer.render(page, size: size, scroll: scroll, keys: keys, to: output)
        }
        print(output)
    }
}

nonisolated extension Language: ExpressibleByArgument {}
nonisolated extension SampleModel.Scene: ExpressibleByArgument {}
nonisolated extension Settings.Theme: ExpressibleByArgument {}
nonisolated extension Settings.TextSize: ExpressibleByArgument {}
