/// What layout needs to know about text.
///
/// The window's shaper answers it; tests use fixed advances.
package protocol TextMeasuring: AnyObject {
    /// The advance width of one line, in logical pixels, not rounded.
    func width(of text: String, in style: TypeStyle) -> Float

    /// The x of the caret before each character and behind the last one: `text.count + 1` values, in logical pixels.
    func caretPositions(in text: String, style: TypeStyle) -> [Float]
}
