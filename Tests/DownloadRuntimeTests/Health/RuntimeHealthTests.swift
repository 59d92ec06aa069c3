import DownloadRuntime
import Foundation
import MediaModel
import Testing
import ZentrioTestSupport

@Suite(.timeLimit(.minutes(10)))
struct RuntimeHealthTests {
    @Test func health_tellsQueuesWorkersAndTheSlowest() async throws {
        let bench = try RuntimeBench()
        try await bench.run { runtime in
            for title in ["a", "b", "c"] { _ = try await runtime.add(Samples.film(title)) }
            _ = try await runtime.add(Samples.film("d", origin: .automatic))
            let first = await bench.factory.next()
            _ = await bench.factory.next()
            bench.clock.advance(by: .seconds(1))
            first.report(ByteCount(4_000_000), of: ByteCount(9_000_000))
            let health = await runtime.health()
            #expect(health.isRunning)
            #expect(health.queues.interactive == 1 && health.queues.automatic == 1)
            #expect(health.workers.active == 2 && health.workers.maximum == 2)
            #expect(health.hosts == [.init(host: "media.example", active: 2, cap: 24)])
            #expect(health.disk.bytesWritten == ByteCount(4_000_000))
            #expect(health.disk.bytesPerSecond == ByteCount(4_000_000))
            #expect(health.disk.commits.count > 0)
            #expect(health.slowest.map(\.title) == ["b", "a"])
        }
    }

    @Test func health_isEmptyAfterTheEnd() async throws {
        let bench = try RuntimeBench()
        let runtime = try await bench.run { $0 }
        #expect(await runtime.health() == RuntimeHealth())
    }

    @Test func json_hasTheNamesThatOthersRead() throws {
        var health = RuntimeHealth(isRunning: true)
        health.slowest = [
            .init(
                id: DownloadID(rawValue: "1"), title: "t", host: "h", downloaded: ByteCount(1), total: nil,
                speed: ByteCount(2), secondsWithoutProgress: 3)
        ]
        let data = try JSONEncoder().encode(health)
        let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(
            Set(object.keys) == [
                "running", "queues", "workers", "hosts", "disk", "retries", "events", "commands", "slowest_tasks",
            ])
        let disk = try #require(object["disk"] as? [String: Any])
        #expect(Set(disk.keys) == ["bytes_per_second", "bytes_written", "commits", "publications"])
        #expect(try JSONDecoder().decode(RuntimeHealth.self, from: data) == health)
    }
}
