import DesktopIntegration
import MediaModel
import Testing

@testable import Zentrio

struct StartTrialTests {
    @Test func manyDownloads_noneOfThemRuns() throws {
        let trial = try StartTrial(downloads: 40, resources: try ResourceDirectory.find())
        #expect(trial.downloads.count == 40)
        #expect(trial.downloads.allSatisfy { [.completed, .failed, .paused].contains($0.state) })
        #expect(Set(trial.downloads.map(\.request.item.poster)).count == 40)
    }
}
