import ArgumentParser
import DesktopIntegration
import ImmediateUI
import MediaModel

/// `zentrio measure`: what frames cost on this machine, as a Markdown table; `make bench` runs it.
struct MeasureCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "measure", abstract: "Measures frames of a page with many downloads, without a display.",
        shouldDisplay: false)

    @Option(help: "How many downloads the page has.")
    var downloads = 10_000

    @Option(help: "How many frames are scrolled.")
    var frames = 2_000

    @Option(help: "How many random events each page gets as well; 0 is no storm.")
    var storm = 0

    @Option(help: "How many times the window is started; needs Xvfb or a display. 0 leaves it out.")
    var starts = 5

    func run() throws {
        let resources = try ResourceDirectory.find()
        let starting = starts > 0 ? try StartTrial(downloads: downloads, resources: resources).run(times: starts) : nil
        // Commands run on the first thread.
        try MainActor.assumeIsolated {
            var trial = try FrameTrial(downloads: downloads, resources: resources)
            print(FrameReport(trial.run(frames: frames), starting: starting).markdown)
            if storm > 0 { try storm(resources) }
        }
    }

    @MainActor private func storm(_ resources: ResourceDirectory) throws {
        let shaper = TextShaper(fonts: FontCache(folder: resources.fonts))
        print("\n| storm on | frames | focus lost | remembered | widgets | resident MiB |\n|---|---|---|---|---|---|")
        for scene in SampleModel.Scene.pages {
            let outcome = try StormTrial(scene, resources: resources, shaper: shaper).run(events: storm, seed: 1)
            let resident = ProcessMemory.resident().rawValue >> 20
            print(
                "| \(scene.rawValue) | \(outcome.frames) | \(outcome.lostFocus) | \(outcome.mostRemembered) | "
                    + "\(outcome.mostWidgets) | \(resident) |")
        }
    }
}
