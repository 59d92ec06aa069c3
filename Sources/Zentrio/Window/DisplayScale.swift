import CSDL2

/// How many physical pixels the desktop wants for a logical one.
enum DisplayScale {
    static let range: ClosedRange<Float> = 0.75...3

    /// The scale for a window on X11.
    ///
    /// SDL answers with `Xft.dpi` where the desktop set it, and then the same for width, height and diagonal. What it
    /// computes from a monitor's millimetres instead is too often wrong to be used.
    ///
    /// - Parameter display: The display's number (`SDL_GetDisplayDPI`).
    /// - Returns: Physical pixels for a logical one; 1 if the desktop set nothing.
    static func fromFontResolution(display: Int32) -> Float {
        var diagonal: Float = 0
        var horizontal: Float = 0
        var vertical: Float = 0
        guard SDL_GetDisplayDPI(display, &diagonal, &horizontal, &vertical) == 0, diagonal == horizontal,
            horizontal == vertical
        else { return 1 }
        return clamped(diagonal / 96)
    }

    /// A scale in steps of a twentieth, within what the design was made for.
    static func clamped(_ scale: Float) -> Float {
        min(range.upperBound, max(range.lowerBound, (scale * 20).rounded() / 20))
    }
}
