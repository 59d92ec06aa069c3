import Testing

@testable import DesktopIntegration

struct PlayerStateMachineTests {
    private var machine = PlayerStateMachine()

    @Test mutating func opened_tellsOnce() {
        #expect(machine.handle(.opened, at: .zero) == [.started])
        #expect(machine.handle(.opened, at: .zero) == [])
        #expect(machine.state == .playing)
    }

    @Test mutating func positions_areToldOnceASecond() {
        _ = machine.handle(.opened, at: .zero)
        _ = machine.handle(.duration(.seconds(60)), at: .zero)
        let told = (0..<100).flatMap { machine.handle(.position(.milliseconds($0 * 40)), at: .milliseconds($0 * 40)) }
        #expect(told == [0, 1, 2, 3].map { .position(.seconds($0), duration: .seconds(60)) })
    }

    @Test mutating func position_beforeTheFilmIsOpen_isNotTold() {
        #expect(machine.handle(.position(.seconds(1)), at: .zero) == [])
        #expect(machine.outcome(of: .code(0)).position == nil)
    }

    @Test mutating func position_thatVanishesBeforeTheEnd_isKept() {
        play(to: .seconds(12))
        #expect(machine.handle(.position(nil), at: .seconds(2)) == [])
        _ = machine.handle(.duration(nil), at: .seconds(2))
        _ = machine.handle(.ended(.closed), at: .seconds(2))
        let outcome = machine.outcome(of: .code(0))
        #expect(outcome == PlaybackOutcome(.closed, position: .seconds(12), duration: .seconds(60)))
        #expect(!outcome.isWatched)
    }

    @Test mutating func negativePosition_isZero() {
        _ = machine.handle(.opened, at: .zero)
        #expect(machine.handle(.position(.milliseconds(-5)), at: .zero) == [.position(.zero, duration: nil)])
    }

    @Test mutating func pause_isToldWhileItPlays() {
        #expect(machine.handle(.paused(false), at: .zero) == [])
        _ = machine.handle(.opened, at: .zero)
        #expect(machine.handle(.paused(true), at: .zero) == [.paused(true)])
    }

    @Test mutating func end_isFinished() {
        play(to: .seconds(50))
        _ = machine.handle(.ended(.reachedEnd), at: .seconds(3))
        #expect(machine.outcome(of: .code(0)).ending == .finished)
        #expect(machine.outcome(of: .code(0)).isWatched)
    }

    @Test mutating func close_afterTheEnd_staysFinished() {
        play(to: .seconds(60))
        _ = machine.handle(.ended(.reachedEnd), at: .seconds(3))
        _ = machine.handle(.ended(.closed), at: .seconds(4))
        _ = machine.handle(.closeRequested, at: .seconds(4))
        #expect(machine.outcome(of: .signal(9)).ending == .finished)
    }

    @Test mutating func failure_carriesReasonAndLog() throws {
        _ = machine.handle(.ended(.failed(reason: "unrecognized file format")), at: .zero)
        let failure = try #require(failureAfter(.code(2), log: ["line 1", "line 2"]))
        #expect(failure.code == .cannotPlay)
        #expect(failure.sentence.contains("unrecognized file format"))
        #expect(failure.cause == "unrecognized file format\nline 1\nline 2")
    }

    @Test(
        arguments: [
            (.code(1), .playerBroke), (.code(2), .cannotPlay), (.code(3), .cannotPlay), (.code(9), .playerBroke),
            (.signal(11), .playerBroke),
        ] as [(ChildProcess.Exit, PlaybackFailure.Code)])
    func exit_withoutAWord_isExplained(exit: ChildProcess.Exit, code: PlaybackFailure.Code) {
        #expect(failureAfter(exit)?.code == code)
    }

    @Test mutating func crash_keepsThePosition() {
        play(to: .seconds(30))
        #expect(machine.outcome(of: .signal(11)).position == .seconds(30))
    }

    @Test(arguments: [.code(0), .code(1), .signal(9)] as [ChildProcess.Exit])
    mutating func closing_onRequest_isNoFailure(exit: ChildProcess.Exit) {
        play(to: .seconds(30))
        _ = machine.handle(.closeRequested, at: .seconds(2))
        #expect(machine.outcome(of: exit).ending == .closed)
    }

    private mutating func play(to position: Duration) {
        _ = machine.handle(.opened, at: .zero)
        _ = machine.handle(.duration(.seconds(60)), at: .zero)
        _ = machine.handle(.position(.zero), at: .zero)
        _ = machine.handle(.position(position), at: .seconds(1))
    }

    private func failureAfter(_ exit: ChildProcess.Exit, log: [String] = []) -> PlaybackFailure? {
        guard case .failed(let failure) = machine.outcome(of: exit, log: log).ending else { return nil }
        return failure
    }
}
