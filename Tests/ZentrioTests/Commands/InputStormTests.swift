import ImmediateUI
import Testing

@testable import Zentrio

struct InputStormTests {
    private func events(seed: UInt64) -> [InputEvent] {
        var storm = InputStorm(size: Extent(width: 800, height: 600), seed: seed)
        return (0..<2_000).map { _ in storm.next() }
    }

    @Test func next_sameSeed_isTheSameStorm() {
        #expect(events(seed: 3) == events(seed: 3))
        #expect(events(seed: 3) != events(seed: 4))
    }

    @Test func next_hasEveryKindOfInput() {
        let events = events(seed: 1)
        #expect(events.contains { if case .keyPressed(let stroke) = $0 { stroke.key == .delete } else { false } })
        #expect(events.contains { if case .touchMoved = $0 { true } else { false } })
        #expect(events.contains { if case .wheeled = $0 { true } else { false } })
        #expect(events.contains { if case .composition = $0 { true } else { false } })
        #expect(events.contains { if case .padPressed = $0 { true } else { false } })
    }
}
