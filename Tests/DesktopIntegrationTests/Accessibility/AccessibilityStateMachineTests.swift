import Testing

@testable import DesktopIntegration

struct AccessibilityStateMachineTests {
    private static let window = AccessibleNode(id: 1, role: .frame, name: "Zentrio", states: .active)

    private func tree(slider value: Double, focused: Bool = false) -> AccessibleTree {
        let slider = AccessibleNode(
            id: 2, role: .slider, name: "At once", states: focused ? [.focused] : [],
            amount: AccessibleAmount(value: value, minimum: 1, maximum: 8, step: 1), parent: 0)
        var window = Self.window
        window.children = [1]
        return AccessibleTree([window, slider])
    }

    @Test func first_picture_activatesTheWindowOnly() {
        var machine = AccessibilityStateMachine()
        #expect(machine.update(tree(slider: 2), at: .seconds(5)) == [.windowActivated(true)])
    }

    @Test func slider_thatCameLater_isHeardAtItsFirstMove() {
        var machine = AccessibilityStateMachine()
        _ = machine.update(AccessibleTree([Self.window]), at: .seconds(5))
        #expect(machine.update(tree(slider: 2), at: .seconds(6)) == [.childAdded(1, 0, 2)])
        #expect(machine.update(tree(slider: 4), at: .seconds(6)) == [.amountChanged(2, 4)])
    }

    @Test func figure_thatChangesAllTheTime_isToldOnceASecond() {
        var machine = AccessibilityStateMachine()
        _ = machine.update(tree(slider: 2), at: .seconds(5))
        #expect(machine.update(tree(slider: 3), at: .seconds(6)) == [.amountChanged(2, 3)])
        #expect(machine.update(tree(slider: 4), at: .milliseconds(6_200)) == [])
        #expect(machine.hasPending)
        #expect(machine.update(at: .seconds(7)) == [.amountChanged(2, 4)])
        #expect(!machine.hasPending)
    }

    @Test func focus_isToldWhereItComes() {
        var machine = AccessibilityStateMachine()
        _ = machine.update(tree(slider: 2), at: .seconds(5))
        #expect(machine.update(tree(slider: 2, focused: true), at: .seconds(6)) == [.stateChanged(2, "focused", true)])
    }
}
