import DownloadRuntime
import FoundationEssentials
import MediaModel
import Testing

@testable import Zentrio

/// Pins the language of the control socket.
nonisolated struct ControlRequestTests {
    private static let one = DownloadID(rawValue: "01")

    private func read(_ line: String) throws -> ControlRequest {
        try JSONDecoder().decode(ControlRequest.self, from: Data(line.utf8))
    }

    @Test(
        arguments: [
            (#"{"command":"hello","id":1}"#, .hello), (#"{"command":"list","id":1}"#, .list(nil)),
            (#"{"command":"list","id":1,"ids":["01"]}"#, .list([one])),
            (#"{"command":"start","id":1,"ids":["01"]}"#, .start([one])),
            (#"{"command":"pause","id":1}"#, .pause(.all)),
            (#"{"command":"pause","id":1,"ids":[]}"#, .pause(.some([]))),
            (#"{"command":"resume","id":1,"ids":["01"]}"#, .resume(.some([one]))),
            (#"{"command":"retry","id":1}"#, .retry(.all)),
            (#"{"command":"cancel","id":1,"ids":["01"]}"#, .cancel([one])),
            (#"{"command":"remove","delete_files":true,"id":1,"ids":["01"]}"#, .remove([one], deleteFiles: true)),
            (
                #"{"before":"02","command":"move","id":1,"ids":["01"]}"#,
                .move([one], before: DownloadID(rawValue: "02"))
            ),
            (#"{"command":"move","id":1,"ids":["01"]}"#, .move([one], before: nil)),
            (#"{"command":"priority","id":1,"ids":["01"],"priority":"next"}"#, .prioritise([one], .next)),
            (#"{"command":"hold","id":1,"ids":["01"],"speed":5}"#, .hold([one], ByteCount(5))),
            (
                #"{"command":"limit","id":1,"limits":{"at_once":3,"hours":["mon 01:00-02:00"],"total":0}}"#,
                .limit(LimitChange(atOnce: 3, total: .zero, hours: [HoursText("mon 1:00-2:00")].compactMap(\.self)))
            ),
            (#"{"command":"health","id":1}"#, .health), (#"{"command":"events","id":1}"#, .events),
            (#"{"command":"show","id":1,"page":"metrics"}"#, .show(WindowVisit(page: .metrics, link: nil))),
            (#"{"command":"hand_over","id":1}"#, .handOver),
        ] as [(String, ControlCommand)])
    func command_isWrittenAndReadLikeThis(line: String, command: ControlCommand) throws {
        let request = ControlRequest(id: 1, command: command)
        #expect(try JSONText.text(request, isPretty: false) == line)
        #expect(try read(line) == request)
    }

    @Test func add_bringsItsEntriesBack() throws {
        let entries = try (1...3).map { QueueEntry(request: try SampleDownloads.film($0).request, standing: .paused) }
        let request = ControlRequest(id: nil, command: .add(entries))
        #expect(try read(JSONText.text(request, isPretty: false)) == request)
    }

    @Test(
        arguments: [
            "{}", "[]", "5", #"{"command":"reboot"}"#, #"{"command":7}"#, #"{"command":"cancel"}"#,
            #"{"command":"cancel","ids":"01"}"#, #"{"command":"priority","ids":["01"],"priority":"urgent"}"#,
            #"{"command":"add"}"#, #"{"command":"add","entries":[{}]}"#,
            #"{"command":"limit","limits":{"profile":"x"}}"#,
            #"{"command":"limit","limits":{"hours":["whenever"]}}"#, #"{"command":"show","page":"nowhere"}"#,
            #"{"command":"list","ids":[7]}"#,
        ])
    func line_thatIsNoRequest_isRefused(line: String) {
        #expect(throws: DecodingError.self) { try read(line) }
    }

    @Test func namesOverTheLimit_areRefused() throws {
        let ids = (0...ControlRequest.batchLimit).map { DownloadID(rawValue: "\($0)") }
        let line = try JSONText.text(ControlRequest(command: .cancel(ids)), isPretty: false)
        #expect(throws: DecodingError.self) { try read(line) }
    }
}
