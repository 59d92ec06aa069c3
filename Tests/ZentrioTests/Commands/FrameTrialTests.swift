import DesktopIntegration
import MediaModel
import Testing

@testable import Zentrio

struct FrameTrialTests {
    @Test func run_fewFrames_measuresThemAndRests() throws {
        var trial = try FrameTrial(downloads: 300, resources: try ResourceDirectory.find())
        let outcome = trial.run(frames: 5)
        #expect(outcome.whole.count == 5)
        #expect(zip(outcome.whole, outcome.painting).allSatisfy { $0 >= $1 })
        #expect(zip(outcome.declaring, outcome.layout).allSatisfy { $0 >= $1 && $1 > .zero })
        #expect(outcome.idleFrames == 0)
        #expect(outcome.framesToPhoton <= 2)
    }
}
