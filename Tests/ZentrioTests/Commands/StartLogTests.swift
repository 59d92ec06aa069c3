import Testing

@testable import Zentrio

struct StartLogTests {
    private let text = """
        2026-11-21T21:39:53+0000 info zentrio.app: cause=none [Zentrio] something else
        2026-11-21T21:39:53+0000 info zentrio.window: milliseconds=77 [Zentrio] first frame
        2026-11-21T21:39:53+0000 info zentrio.window: milliseconds=140 [Zentrio] list sh
        """

    @Test func wholeLine_givesItsFigure() {
        #expect(StartLog.milliseconds(of: "first frame", in: text) == .milliseconds(77))
    }

    @Test func lineThatIsNotWhole_isWaitedFor() {
        #expect(StartLog.milliseconds(of: "list shown", in: text) == nil)
        #expect(StartLog.milliseconds(of: "list shown", in: text + "own\n") == .milliseconds(140))
    }
}
