import DesktopIntegration
import Testing

@testable import Zentrio

struct StormTrialTests {
    /// `zentrio measure --storm 100000` sends a hundred thousand to each page; here it is a gust.
    @Test(arguments: SampleModel.Scene.pages)
    func run_anyPage_keepsTheFocusAndDoesNotGrow(scene: SampleModel.Scene) throws {
        let shaper = TextShaper(fonts: FontCache(folder: ProjectFolders.fonts))
        let trial = try StormTrial(scene, resources: try ResourceDirectory.find(), shaper: shaper)
        let outcome = trial.run(events: 1_600, seed: 7)
        #expect(outcome.lostFocus == 0)
        #expect(outcome.mostRemembered < 4_000)
        #expect(outcome.mostWidgets < 1_500)
    }
}
