import DesktopIntegration
import DownloadRuntime
import Testing
import ZentrioTestSupport

@testable import Zentrio

@Suite(.timeLimit(.minutes(10)))
nonisolated struct HostFinderTests {
    private let folder: TestFolder
    private let directories: XDGDirectories

    init() throws {
        folder = try TestFolder()
        directories = XDGDirectories(environment: ["ZENTRIO_HOME": folder.path])
    }

    /// A clock that is there as soon as somebody waits.
    private var leapingClock: RuntimeClock {
        let clock = ManualClock()
        return RuntimeClock(
            now: { clock.now }, timestamp: { clock.timestamp }, sleep: { clock.advance(by: $0 - clock.now) })
    }

    @Test func downloadsThatAnotherOneHolds_areAFailureOfThisDevice() async throws {
        let lock = try RuntimeLock(folder: directories.data)
        let finder = HostFinder(directories: directories, clock: leapingClock)
        let failure = await #expect(throws: CommandFailure.self) { _ = try await finder.find() }
        #expect(failure?.status == .failed)
        let other = await #expect(throws: CommandFailure.self) { _ = try await finder.session(showing: nil) }
        #expect(other?.status == .failed)
        withExtendedLifetime(lock) {}
    }
}
