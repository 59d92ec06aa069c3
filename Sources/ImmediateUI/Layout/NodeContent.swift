/// What a leaf paints.
enum NodeContent {
    case text(TextContent)
    case icon(String, color: Color, size: Float)
    case image(ImageReference, placeholder: Color, radii: CornerRadii)
    /// Anything else; gets its rounded frame.
    case drawing((Rect, inout DrawList) -> Void)
}
