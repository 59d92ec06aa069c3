extension Context {
    /// Shows the widgets of `content` in a state that nobody put them into.
    package func posing(_ pose: Pose?, _ content: () -> Void) {
        let outer = self.pose
        self.pose = pose
        content()
        self.pose = outer
    }

    func applyPose(to response: inout Response) {
        guard let pose else { return }
        response.isHovered = pose == .hovered
        response.isPressed = pose == .pressed
        response.isFocused = pose == .focused
        response.showsFocus = pose == .focused
    }
}
