import DownloadRuntime
import MediaModel
import Synchronization
import Testing
import ZentrioTestSupport

@testable import Zentrio

@Suite(.timeLimit(.minutes(10)))
nonisolated struct LinkLookupTests {
    /// Looks at a link whose server says it is busy, on a clock on which no wait takes any time.
    private func look(
        _ patience: LinkLookup.Patience, askedFor retryAfter: String?
    ) async throws -> (finding: LinkLookup.Finding?, waits: [Duration], requests: Int) {
        let server = try OriginServer()
        defer { server.close() }
        server.route("/a.mp4") { _ in .failure(503, retryAfter: retryAfter) }
        let waits = Mutex<[Duration]>([])
        let clock = RuntimeClock(
            now: { .zero }, timestamp: { ManualClock.start }, sleep: { until in waits.withLock { $0.append(until) } })
        let lookup = LinkLookup(headers: [], patience: patience, clock: clock)
        let findings = await lookup.look(at: [try server.address("/a.mp4").text])
        return (findings.first, waits.withLock { $0 }, server.requests.count)
    }

    @Test(
        arguments: [(nil, [5, 15, 45]), ("20", [20, 20, 45]), ("3600", [600, 600, 600])] as [(String?, [Int])])
    func serverThatFails_isWaitedForAsADownloadWaits(retryAfter: String?, seconds: [Int]) async throws {
        let result = try await look(.asDownload, askedFor: retryAfter)
        #expect(result.waits == seconds.map { Duration.seconds($0) })
        #expect(result.requests == 4)
        #expect(result.finding?.mayPass == true)
        #expect(throws: CommandFailure.self) { try result.finding?.result.get() }
    }

    @Test func serverThatFails_isNotWaitedForLongByWhoDoesNotWait() async throws {
        let result = try await look(.short, askedFor: "3600")
        #expect(result.waits == [.seconds(5)] && result.requests == 2)
        #expect(result.finding?.mayPass == true)
    }

    @Test func serverThatDoesNotAnswer_isAskedForSecondsOnly() async throws {
        let server = try OriginServer()
        let link = try server.address("/a.mp4").text
        server.close()
        let waits = Mutex<[Duration]>([])
        let clock = RuntimeClock(
            now: { .zero }, timestamp: { ManualClock.start }, sleep: { until in waits.withLock { $0.append(until) } })
        let findings = await LinkLookup(headers: [], patience: .asDownload, clock: clock).look(at: [link])
        #expect(findings.map(\.mayPass) == [true])
        #expect(waits.withLock { $0 } == [.seconds(1), .seconds(5)])
    }

    @Test func linkThatIsNone_mayNotPass() async throws {
        let findings = await LinkLookup(headers: [], patience: .asDownload).look(at: ["ftp://media.example/a"])
        #expect(findings.map(\.mayPass) == [false])
    }
}
