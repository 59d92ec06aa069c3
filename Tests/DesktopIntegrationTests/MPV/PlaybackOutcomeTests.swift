import DesktopIntegration
import Testing

struct PlaybackOutcomeTests {
    @Test func finished_isWatchedWhateverThePosition() {
        #expect(PlaybackOutcome(.finished).isWatched)
    }

    @Test(
        arguments: [(90, 100, true), (89, 100, false), (nil, 100, false), (90, nil, false), (0, 0, false)]
            as [(Int?, Int?, Bool)])
    func closed_isWatchedFromNineTenths(position: Int?, duration: Int?, isWatched: Bool) {
        let outcome = PlaybackOutcome(
            .closed, position: position.map { .seconds($0) }, duration: duration.map { .seconds($0) })
        #expect(outcome.isWatched == isWatched)
    }

    @Test func handedOver_isNotWatched() {
        #expect(!PlaybackOutcome(.handedOver).isWatched)
    }
}
