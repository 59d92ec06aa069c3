import DownloadRuntime
import FoundationEssentials
import MediaModel
import Testing

@testable import Zentrio

nonisolated struct ControlAnswerTests {
    /// The lines as another program reads them.
    private func sent(_ reply: ControlReply) throws -> [ControlAnswer] {
        try ControlAnswer.lines(id: 4, reply: reply).map { line in
            try JSONDecoder().decode(ControlAnswer.self, from: Data(try JSONText.text(line, isPretty: false).utf8))
        }
    }

    private func expectRoundTrip(_ reply: ControlReply) throws {
        let lines = try sent(reply)
        #expect(lines.count == 1)
        let answer = try #require(lines.first)
        #expect(try answer.reply() == reply)
        #expect(answer.id == 4 && answer.ok == true)
    }

    @Test func reply_comesBack() throws {
        try expectRoundTrip(.done)
        try expectRoundTrip(.host(HostFacts(kind: .server, process: 7)))
        try expectRoundTrip(.downloads([]))
        try expectRoundTrip(.added([.init(id: DownloadID(rawValue: "01"), isNew: true)]))
        var health = RuntimeHealth(isRunning: true)
        try expectRoundTrip(.health(health))
        let figures = LatencyFigures(count: 2, p99Milliseconds: 3)
        health.window = .init(processor: figures, wall: figures, news: LatencyFigures())
        try expectRoundTrip(.health(health))
        let schedule = WeeklySchedule([HoursText("mon 1:00-2:00")].compactMap(\.self))
        try expectRoundTrip(
            .limits(
                DownloadLimits(
                    maximumRunning: 7, bandwidth: ByteCount(9), schedule: schedule, needsUnmeteredNetwork: true,
                    keepsSeriesInOrder: true, storage: ByteCount(8))))
    }

    @Test func longList_comesInPartsAndIsWhole() throws {
        let downloads = try (0..<620).map { try SampleDownloads.film($0, state: .pending) }
        var lines = try sent(.downloads(downloads))
        #expect(lines.map(\.more) == [true, true, nil])
        #expect(lines.map(\.ok) == [nil, nil, true])
        var answer = lines.removeFirst()
        for line in lines { answer.append(line) }
        #expect(try answer.reply() == .downloads(downloads))
    }

    @Test func failure_comesBackAsItIs() throws {
        let answer = ControlAnswer(id: nil, failure: CommandFailure(.notFound, "Not here."))
        #expect(
            try JSONText.text(answer, isPretty: false) == #"{"error":{"message":"Not here.","status":6},"ok":false}"#)
        #expect(throws: CommandFailure(.notFound, "Not here.")) { try answer.reply() }
    }
}
