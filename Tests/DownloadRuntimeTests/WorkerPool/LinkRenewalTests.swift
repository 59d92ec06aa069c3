import MediaModel
import Testing
import ZentrioTestSupport

@testable import DownloadRuntime

@Suite(.timeLimit(.minutes(10)))
struct LinkRenewalTests {
    @Test func link_leadsToItsStream() async throws {
        let stream = Stream(address: try Samples.address("a.mp4"))
        #expect(try await LinkRenewal { stream }.stream() == stream)
    }

    @Test func failure_isThrown() async {
        let failure = Samples.failure(.notMedia)
        await #expect(throws: failure) { try await LinkRenewal { throw failure }.stream() }
    }

    /// Neither waits for a page that does not come.
    @Test(arguments: [false, true]) func stop_endsTheLook(isEarly: Bool) async throws {
        let renewal = LinkRenewal {
            let (never, _) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingOldest(1))
            for await _ in never {}
            throw CancellationError()
        }
        if isEarly { renewal.stop() }
        async let stream = renewal.stream()
        renewal.stop()
        #expect(try await stream == nil)
    }
}
