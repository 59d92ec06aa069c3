import Foundation
import Testing

@testable import Zentrio

struct StartLogTests {
    private let text = """
        2026-11-21T21:39:53+0000 info zentrio.app: cause=none [Zentrio] something else
        2026-11-21T21:39:53+0000 info zentrio.window: milliseconds=77 [Zentrio] first frame
        2026-11-21T21:39:53+0000 info zentrio.window: milliseconds=140 [Zentrio] list sh
        """

    @Test func wholeLine_tellsOfItsEvent() {
        #expect(StartLog.tells(of: "first frame", text))
    }

    @Test func lineThatIsNotWhole_isWaitedFor() {
        #expect(!StartLog.tells(of: "list shown", text))
        #expect(StartLog.tells(of: "list shown", text + "own\n"))
    }

    @Test func lineThatArrives_givesTheTimeSinceTheStart() throws {
        let pipe = Pipe()
        let asked = ContinuousClock.now - .seconds(2)
        try pipe.fileHandleForWriting.write(contentsOf: Data((text + "own\n").utf8))
        let log = StartLog(pipe.fileHandleForReading)
        let first = try #require(log.time(of: "first frame", since: asked, within: .seconds(30)))
        #expect(first >= .seconds(2))
        #expect(try #require(log.time(of: "list shown", since: asked, within: .seconds(30))) >= first)
    }

    @Test func logThatEnds_givesNothing() throws {
        let pipe = Pipe()
        try pipe.fileHandleForWriting.close()
        let log = StartLog(pipe.fileHandleForReading)
        #expect(log.time(of: "first frame", since: ContinuousClock.now, within: .seconds(30)) == nil)
    }
}
