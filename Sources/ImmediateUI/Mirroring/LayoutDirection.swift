/// From where to where a line of widgets runs.
///
/// Everything is declared, laid out and hit as if it ran from left to right. For a script that runs the other way the
/// finished frame is mirrored about the middle of the window, and input is mirrored before widgets see it: so rows,
/// sliders, progress, carets and arrow keys agree without any of them knowing. Writing, pictures and signs that have a
/// fixed shape are moved but not turned.
package enum LayoutDirection: Hashable, Sendable {
    case leftToRight
    case rightToLeft
}
