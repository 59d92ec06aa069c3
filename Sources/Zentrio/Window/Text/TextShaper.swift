import CText
import ImmediateUI

/// Chooses and places the glyphs of single lines, and remembers the result.
///
/// The entry to text: `TextItemizer` splits a line, HarfBuzz shapes each part, `TextRasterizer` draws the glyphs.
nonisolated final class TextShaper: TextMeasuring {
    private struct Key: Hashable {
        var text: ExactText
        var face: TypeStyle.Face
        var size: Float
        var letterSpacing: Float
        var hasTabularDigits: Bool

        init(_ text: String, _ style: TypeStyle) {
            self.text = ExactText(text)
            face = style.face
            size = style.size
            letterSpacing = style.letterSpacing
            hasTabularDigits = style.hasTabularDigits
        }
    }

    let fonts: FontCache
    private let itemizer: TextItemizer
    private let buffer = ShapingBuffer()
    private var shaped: BoundedCache<Key, ShapedText>

    /// Makes a shaper.
    ///
    /// - Parameters:
    ///   - fonts: Where the fonts come from.
    ///   - rememberedLines: How many lines are remembered; the default is 1,024.
    init(fonts: FontCache, rememberedLines: Int = 1024) {
        self.fonts = fonts
        itemizer = TextItemizer(fonts: fonts)
        shaped = BoundedCache(limit: rememberedLines)
    }

    func width(of text: String, in style: TypeStyle) -> Float {
        shape(text, in: style).width
    }

    func caretPositions(in text: String, style: TypeStyle) -> [Float] {
        shape(text, in: style).caretPositions(in: text)
    }

    /// Chooses and places the glyphs of a line.
    func shape(_ text: String, in style: TypeStyle) -> ShapedText {
        let key = Key(text, style)
        if let known = shaped.value(for: key) { return known }
        var line = ShapedText()
        let scalars = text.unicodeScalars.map(\.value)
        for item in itemizer.items(of: text, face: style.face) {
            buffer.shape(item, of: scalars, features: Self.features(of: style))
            append(item, in: style, to: &line)
        }
        line.clusters.sort { $0.scalar < $1.scalar }
        shaped.insert(line, for: key)
        return line
    }

    private func append(_ item: TextItem, in style: TypeStyle, to line: inout ShapedText) {
        let unit = style.size / item.font.unitsPerEm
        let spacing = item.isCursive ? 0 : style.letterSpacing
        let glyphs = buffer.glyphs
        for (index, glyph) in glyphs.enumerated() {
            let start = line.width
            line.glyphs.append(
                ShapedText.Glyph(
                    font: item.font, number: glyph.number, x: start + Float(glyph.xOffset) * unit,
                    y: -Float(glyph.yOffset) * unit))
            let endsCluster = index + 1 == glyphs.count || glyphs[index + 1].cluster != glyph.cluster
            line.width += Float(glyph.advance) * unit + (endsCluster ? spacing : 0)
            if index > 0, glyphs[index - 1].cluster == glyph.cluster {
                line.clusters[line.clusters.count - 1].right = line.width
            } else {
                line.clusters.append(
                    ShapedText.Cluster(
                        scalar: glyph.cluster, left: start, right: line.width, isRightToLeft: item.isRightToLeft))
            }
        }
    }

    /// Spaced letters do not join into ligatures, as in CSS.
    private static func features(of style: TypeStyle) -> [hb_feature_t] {
        var features = [feature("calt", 0), feature("dlig", 0)]
        if style.hasTabularDigits { features.append(feature("tnum", 1)) }
        if style.letterSpacing != 0 { features += [feature("liga", 0), feature("clig", 0)] }
        return features
    }

    private static func feature(_ name: String, _ value: UInt32) -> hb_feature_t {
        hb_feature_t(tag: hb_tag_from_string(name, -1), value: value, start: 0, end: UInt32.max)
    }
}
