import CText
import Foundation
import ImmediateUI

/// Opens the interface's fonts and finds one for every character.
///
/// A character is looked for in the wanted cut first, then in the other files of the fonts folder, then in what is
/// installed (fontconfig). Pictographs come from the colour font.
nonisolated final class FontCache {
    /// The files of the typeface's cuts.
    static let faceFiles: [TypeStyle.Face: String] = [
        .regular: "Inter-Regular.otf", .medium: "Inter-Medium.otf", .semibold: "Inter-SemiBold.otf",
        .display: "InterDisplay-SemiBold.otf",
    ]

    /// Further files of the folder, in the order in which a character is looked for.
    static let fallbackFiles = [
        "NotoSans-Regular.ttf", "NotoSansArabic-Regular.ttf", "NotoSansHebrew-Regular.ttf",
        "NotoSansDevanagari-Regular.ttf", "NotoSansThai-Regular.ttf", "NotoSansCJK-Regular.ttc",
        "NotoSansSymbols2-Regular.ttf",
    ]

    static let emojiFile = "NotoColorEmoji.ttf"

    private struct Source: Hashable {
        var path: String
        var index: Int
    }

    private let folder: String
    private let library = FontLibrary()
    private lazy var system = SystemFonts()
    /// What every line of text asks for.
    private var cuts: [TypeStyle.Face: FontFile?] = [:]
    private var opened: [Source: FontFile?] = [:]
    /// What was found for characters that a cut lacks; emptied when it holds 4,096.
    private var found: [Unicode.Scalar: FontFile?] = [:]

    /// Opens nothing yet.
    ///
    /// - Parameter folder: Where the font files lie.
    init(folder: String) {
        self.folder = folder
    }

    /// The font of a cut, or any font that draws Latin letters if its file is missing.
    func font(for face: TypeStyle.Face) -> FontFile? {
        if let known = cuts[face] { return known }
        let file = Self.faceFiles[face].flatMap { open(Source(path: folder + "/" + $0, index: 0)) }
        let font = file ?? fallback(for: "A")
        cuts[face] = .some(font)
        return font
    }

    /// The colour font, if it is there.
    func emojiFont() -> FontFile? {
        open(Source(path: folder + "/" + Self.emojiFile, index: 0)) ?? fallback(for: "\u{1F600}")
    }

    /// The first font that has a character which the wanted cut lacks.
    func fallback(for scalar: Unicode.Scalar) -> FontFile? {
        if let known = found[scalar] { return known }
        if found.count >= 4096 { found.removeAll() }
        let font = stagedFallback(for: scalar) ?? installedFallback(for: scalar)
        found[scalar] = .some(font)
        return font
    }

    private func stagedFallback(for scalar: Unicode.Scalar) -> FontFile? {
        for file in Self.fallbackFiles + [Self.emojiFile] {
            if let font = open(Source(path: folder + "/" + file, index: 0)), font.contains(scalar) { return font }
        }
        return nil
    }

    private func installedFallback(for scalar: Unicode.Scalar) -> FontFile? {
        guard let match = system.match(for: scalar), let font = open(Source(path: match.path, index: match.index)),
            font.contains(scalar)
        else { return nil }
        return font
    }

    private func open(_ source: Source) -> FontFile? {
        if let known = opened[source] { return known }
        let font = FontFile(path: source.path, index: source.index, id: opened.count, library: library)
        opened[source] = .some(font)
        return font
    }
}
