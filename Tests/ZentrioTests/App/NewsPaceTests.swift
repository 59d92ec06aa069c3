import Testing

@testable import Zentrio

nonisolated struct NewsPaceTests {
    private let start = ContinuousClock.now
    private var pace = NewsPace()

    private func time(_ milliseconds: Int) -> ContinuousClock.Instant { start + .milliseconds(milliseconds) }

    @Test func due_noNews_isNever() {
        #expect(pace.due(at: start) == nil)
    }

    @Test mutating func due_afterARest_isAtOnce() {
        pace.draw(at: start)
        pace.ring()
        #expect(pace.due(at: time(500)) == time(500))
    }

    @Test mutating func due_rightAfterAPicture_waitsForTheNextOne() {
        pace.draw(at: start)
        pace.ring()
        #expect(pace.due(at: time(3)) == time(16))
    }

    @Test mutating func due_moreThanOneFrameTakes_isWithTheNextPicture() {
        pace.ring()
        pace.take(hasMore: true)
        pace.draw(at: start)
        #expect(pace.due(at: time(1)) == time(16))
        pace.take(hasMore: false)
        #expect(pace.due(at: time(16)) == nil)
    }
}
