import Testing

@testable import ImmediateUI

struct KeyRepeatStateMachineTests {
    @Test func held_repeatsAfter400_thenEvery90_thenEvery45() {
        var keys = KeyRepeatStateMachine()
        keys.press(.down, at: .zero)
        var times: [Int] = []
        for millisecond in 0..<1_400 where keys.due(at: .milliseconds(millisecond)) > 0 { times.append(millisecond) }
        #expect(times.prefix(3) == [400, 490, 580])
        #expect(times.suffix(3) == [1_300, 1_345, 1_390])
    }

    @Test func released_isSilent() {
        var keys = KeyRepeatStateMachine()
        keys.press(.down, at: .zero)
        keys.release(.up)
        #expect(keys.wait(at: .milliseconds(100)) == .milliseconds(300))
        keys.release(.down)
        #expect(keys.due(at: .seconds(1)) == 0)
        #expect(keys.wait(at: .seconds(1)) == nil)
    }

    @Test func enter_doesNotRepeat() {
        var keys = KeyRepeatStateMachine()
        keys.press(.enter, at: .zero)
        #expect(keys.due(at: .seconds(1)) == 0)
    }

    @Test func aPauseOfTheProgram_isNotMadeUpFor() {
        var keys = KeyRepeatStateMachine()
        keys.press(.right, at: .zero)
        #expect(keys.due(at: .seconds(5)) == 2)
        #expect(keys.due(at: .seconds(5)) == 0)
    }
}
