/// The type styles by purpose.
package struct TypeScale: Hashable, Sendable {
    package var display: TypeStyle
    package var title1: TypeStyle
    package var title2: TypeStyle
    package var title3: TypeStyle
    package var bodyLarge: TypeStyle
    package var body: TypeStyle
    package var label: TypeStyle
    package var caption: TypeStyle
    package var captionStrong: TypeStyle
    package var micro: TypeStyle
    package var code: TypeStyle

    /// Reads the styles, with sizes multiplied by `factor` (the text size setting).
    init(_ tokens: TokenScope, factor: Float) throws(StyleError) {
        display = try Self.style(tokens["display"], factor)
        title1 = try Self.style(tokens["title1"], factor)
        title2 = try Self.style(tokens["title2"], factor)
        title3 = try Self.style(tokens["title3"], factor)
        bodyLarge = try Self.style(tokens["bodyLarge"], factor)
        body = try Self.style(tokens["body"], factor)
        label = try Self.style(tokens["label"], factor)
        caption = try Self.style(tokens["caption"], factor)
        captionStrong = try Self.style(tokens["captionStrong"], factor)
        micro = try Self.style(tokens["micro"], factor)
        code = try Self.style(tokens["code"], factor)
    }

    private static func style(_ tokens: TokenScope, _ factor: Float) throws(StyleError) -> TypeStyle {
        let name = try tokens.string("face")
        guard let face = TypeStyle.Face(rawValue: name) else {
            throw .mistyped(tokens["face"].path, expected: "one of the faces")
        }
        // Line boxes stay whole pixels, sizes do not need to.
        return TypeStyle(
            face: face, size: try tokens.number("size") * factor,
            lineHeight: (try tokens.number("line") * factor).rounded(),
            letterSpacing: try tokens.number("spacing") * factor)
    }
}
