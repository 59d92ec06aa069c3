import MediaModel
import Testing
import ZentrioTestSupport

@testable import DownloadRuntime

extension ProgressiveSessionTests {
    /// What follows a file that is not the one that its checksum promises.
    @Suite(.timeLimit(.minutes(10)))
    struct WrongFile {
        private let fixture: ProgressiveFixture
        private let right = OriginBody(seed: 1, count: 300_000)

        init() throws {
            fixture = try ProgressiveFixture()
        }

        /// Serves another film of the same length.
        private func serveOther(_ path: String, seed: UInt64) {
            fixture.server.serve(path, OriginResource(OriginBody(seed: seed, count: right.count)))
        }

        private func request(mirrors: [String]) throws -> DownloadRequest {
            var request = try fixture.request()
            request.stream.mirrors = try mirrors.map { try fixture.server.address($0) }
            let digits = SHA256Digest.of(right.bytes).map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }
            request.checksum = Checksum("sha-256=" + digits.joined())
            return request
        }

        /// How often a file was asked for from its beginning.
        private func looks(_ path: String) -> Int {
            fixture.server.requests.count { $0.path == path && $0.range == "bytes=0-" }
        }

        @Test func run_goesOnWithTheNextMirror() async throws {
            fixture.server.route(ProgressiveFixture.path) { _ in .redirect(to: "/first.mp4") }
            serveOther("/first.mp4", seed: 2)
            serveOther("/second.mp4", seed: 3)
            fixture.server.serve("/right.mp4", OriginResource(right))
            let request = try request(mirrors: ["/second.mp4", "/right.mp4"])
            try fixture.expectFinished(try await fixture.run(request), right)
            #expect(["/first.mp4", "/second.mp4", "/right.mp4"].map(looks) == [1, 1, 1])
            #expect(fixture.progress.last?.downloaded == ByteCount(right.count))
        }

        @Test func run_everyMirrorHasAnother_failsAndKeepsNoMarks() async throws {
            serveOther(ProgressiveFixture.path, seed: 2)
            serveOther("/second.mp4", seed: 3)
            let request = try request(mirrors: ["/second.mp4"])
            let failure = try fixture.failure(try await fixture.run(request))
            #expect(failure.code == .checksumMismatch)
            #expect([ProgressiveFixture.path, "/second.mp4"].map(looks) == [1, 1])
            #expect(await fixture.ledger.resumeState(of: request.id) == nil)
        }

        @Test func run_mirrorIsGone_tellsOfTheWrongFile() async throws {
            serveOther(ProgressiveFixture.path, seed: 2)
            fixture.server.route("/gone.mp4") { _ in .failure(404) }
            let failure = try fixture.failure(try await fixture.run(try request(mirrors: ["/gone.mp4"])))
            #expect(failure.code == .checksumMismatch)
            #expect(looks(ProgressiveFixture.path) == 1)
        }
    }
}
