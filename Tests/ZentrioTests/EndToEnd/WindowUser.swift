import ImmediateUI
import ZentrioTestSupport

/// Looks at a running window and acts on what is there.
nonisolated struct WindowUser: Sendable {
    let display: VirtualDisplay
    let treePath: String
    let program: RunningProgram

    private static let patience = Duration.seconds(300)
    /// A widget that has not moved for so long has come to rest.
    private static let rest = Duration.milliseconds(300)

    /// Waits until `find` finds something in the window.
    @discardableResult
    func find<Found>(_ what: String, _ find: (ShownWindow) -> Found?) async throws -> Found {
        try await Heartbeat.first(what, within: WindowUser.patience, report: report) {
            if let status = program.status {
                throw VirtualDisplay.Failure(description: "zentrio ended with \(status)\n\(program.output)")
            }
            return find(ShownWindow(path: treePath))
        }
    }

    /// Waits until something holds.
    func wait(_ what: String, until holds: (ShownWindow) -> Bool?) async throws {
        try await find(what) { holds($0) == true ? true : nil }
    }

    /// Clicks on a widget as soon as it is there, enabled and at rest.
    func click(_ role: AccessibilityRole, _ label: String) async throws {
        var last: (frame: Rect, since: ContinuousClock.Instant)?
        let frame = try await find("\(role) \"\(label)\" at rest") { window -> Rect? in
            guard let node = window.node(role, label), node.states.contains("focusable"), !node.frame.isEmpty else {
                last = nil
                return nil
            }
            guard let known = last, known.frame == node.frame else {
                last = (node.frame, .now)
                return nil
            }
            return known.since.duration(to: .now) > WindowUser.rest ? node.frame : nil
        }
        try await display.click(frame)
    }

    private func report() -> String { "\(ShownWindow(path: treePath).text)\n\(program.output)" }
}
