import ArgumentParser
import DesktopIntegration
import Foundation
import MediaModel
import SampleLibrary

/// `zentrio demo`: the window on a library of sample films; without a display, one download and a picture of every page.
struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo", abstract: "Opens the window on a library of sample films.")

    @Option(help: "Megabytes a second that the sample library serves; 0 is no limit.")
    var rate = 3.0

    @Option(help: "The folder of the pictures that are drawn without a display.")
    var output = ".build/demo"

    func run() throws {
        let environment = XDGDirectories.processEnvironment
        let directories = XDGDirectories.ofThisProcess()
        let resources = try ResourceDirectory.find()
        let library = try library(resources: resources, directories: directories, environment: environment)
        guard DisplayCheck.hasDisplay(environment) else {
            return try HeadlessDemo(resources: resources, directories: directories, library: library, output: output)
                .run()
        }
        try WindowCommand.openWindow(
            WindowOptions(environment: environment), resources: resources, sampleLibrary: library)
    }

    private func library(
        resources: ResourceDirectory, directories: XDGDirectories, environment: [String: String]
    ) throws -> SampleLibrary {
        var configuration = SampleLibraryConfiguration(
            artworkDirectory: resources.assets + "/artwork", cacheDirectory: directories.cache + "/samples")
        configuration.rate = rate > 0 ? ByteCount(Int64(rate * 1e6)) : nil
        return try SampleLibrary(configuration)
    }
}
