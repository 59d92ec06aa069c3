import DownloadRuntime
import MediaModel
import Testing

extension SchedulerStateMachineTests {
    struct Transitions {
        private static let all: [DownloadState] = [
            .pending, .scheduled, .running, .completing, .completed, .failed, .pausing, .paused, .waiting(.network),
            .cancelled, .removed,
        ]

        @Test(arguments: all)
        func everyState_canBeRemovedOnce(state: DownloadState) {
            #expect(state.allows(.removed) == (state != .removed))
        }

        @Test func removed_goesNowhere() {
            #expect(!Self.all.contains { DownloadState.removed.allows($0) })
        }

        @Test func completion_isReachedOnlyThroughCompleting() {
            #expect(Self.all.filter { $0.allows(.completed) } == [.completing])
        }

        @Test func paused_leavesOnlyByTheUser() {
            #expect(Self.all.filter { DownloadState.paused.allows($0) } == [.pending, .cancelled, .removed])
        }
    }
}
