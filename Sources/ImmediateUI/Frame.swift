/// What a frame came to.
package struct Frame {
    package var drawList: DrawList
    package var accessibility: AccessibilityTree
    /// The widget with the focus.
    package var focused: WidgetID?
    package var cursor: CursorKind
    /// Where the caret of the focused field is, in the window; nil when no field is focused.
    ///
    /// The window starts text input while it is there and tells the input method the place.
    package var textInput: Rect?
    /// When the next frame is due without any input, from now; nil when nothing moves.
    package var nextWake: Duration?
    /// Whether input changed something that widgets declared earlier in this frame could not know: declare again, at
    /// once and without input, before painting.
    package var needsAnotherFrame: Bool
    /// Text that a field cut or copied, for the clipboard.
    package var copied: String?
    /// Keys that neither a widget nor navigation wanted, such as Escape on the page.
    package var unhandledKeys: [KeyStroke]
}
