import Testing

@testable import Transfer

struct TrickleTests {
    /// Sixteen turns after the first, each with so many bytes.
    private func trickle(_ bytes: Int, every pause: Duration) -> Trickle {
        var trickle = Trickle()
        for turn in 0...16 { trickle.count(bytes, now: pause * turn) }
        return trickle
    }

    @Test func fewBytesASecond_trickle() {
        #expect(trickle(1_448, every: .microseconds(60)).isTrickling)
        #expect(trickle(500_000, every: .milliseconds(20)).isTrickling)
    }

    @Test func manyBytesASecond_doNot() {
        #expect(!trickle(131_072, every: .milliseconds(1)).isTrickling)
        #expect(!trickle(2_000_000, every: .milliseconds(20)).isTrickling)
        #expect(!trickle(1_000, every: .zero).isTrickling, "no time has passed")
    }

    @Test func firstTurns_tellNothing() {
        var trickle = Trickle()
        for turn in 0..<16 {
            trickle.count(0, now: .milliseconds(turn))
            #expect(!trickle.isTrickling)
        }
    }

    @Test func lineThatBecomesFast_isNoticedWithinSixteenTurns() {
        var trickle = trickle(1_448, every: .microseconds(60))
        for turn in 1...16 { trickle.count(3_000_000, now: .milliseconds(1 + 20 * turn)) }
        #expect(!trickle.isTrickling)
    }

    @Test func reset_beginsAgain() {
        var trickle = trickle(1_448, every: .microseconds(60))
        trickle.reset()
        #expect(!trickle.isTrickling)
    }
}
