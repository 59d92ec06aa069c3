import Testing

@testable import ImmediateUI

struct TouchStateMachineTests {
    private func at(_ x: Float, _ y: Float) -> Point { Point(x: x, y: y) }

    @Test func tap_pressesAndReleases() {
        var touch = TouchStateMachine()
        #expect(touch.began(at(5, 5), at: .zero) == [.press(at(5, 5))])
        #expect(touch.moved(at(9, 5), at: .milliseconds(10), followsDrags: false) == [])
        #expect(touch.ended(at(9, 5), at: .milliseconds(20)) == [.release(at(9, 5))])
        #expect(touch.state == .idle)
    }

    @Test func move_scrolls_andFlingsOn() {
        var touch = TouchStateMachine()
        _ = touch.began(at(0, 100), at: .zero)
        #expect(
            touch.moved(at(0, 80), at: .milliseconds(20), followsDrags: false) == [
                .cancelPress, .scroll(dx: 0, dy: 20, at: at(0, 100)),
            ])
        #expect(
            touch.moved(at(0, 60), at: .milliseconds(40), followsDrags: false) == [
                .scroll(dx: 0, dy: 20, at: at(0, 100))
            ])
        #expect(touch.ended(at(0, 60), at: .milliseconds(40)) == [.fling(SIMD2(0, 1_000), at: at(0, 100))])
    }

    @Test func restBeforeLifting_doesNotFling() {
        var touch = TouchStateMachine()
        _ = touch.began(at(0, 100), at: .zero)
        _ = touch.moved(at(0, 60), at: .milliseconds(20), followsDrags: false)
        _ = touch.moved(at(0, 60), at: .milliseconds(300), followsDrags: false)
        #expect(touch.ended(at(0, 60), at: .milliseconds(300)) == [])
    }

    @Test func whatFollowsDrags_isDragged() {
        var touch = TouchStateMachine()
        _ = touch.began(at(0, 0), at: .zero)
        #expect(touch.moved(at(30, 0), at: .milliseconds(10), followsDrags: true) == [.drag(at(30, 0))])
        #expect(touch.ended(at(40, 0), at: .milliseconds(20)) == [.release(at(40, 0))])
    }
}
