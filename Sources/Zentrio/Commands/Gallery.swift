import DesktopIntegration
import Foundation
import ImmediateUI

/// Every page in every state as a picture, and a page for a browser that shows them beside the design's.
struct Gallery {
    let resources: ResourceDirectory
    /// The folder that is filled.
    let output: String
    /// The folder with the design's pictures; without it the pictures stand alone.
    let mockups: String?

    /// Draws everything.
    ///
    /// - Parameter pictures: What is drawn.
    /// - Returns: The path of the page for the browser.
    /// - Throws: `OffscreenPainter.Failure`, and what writing files throws.
    func draw(_ pictures: [GalleryPicture]) throws -> String {
        try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
        for picture in pictures {
            let renderer = try PageRenderer(
                resources: resources, theme: picture.theme, scale: picture.scale, textSize: picture.textSize,
                seat: picture.seat, language: picture.language)
            try renderer.render(
                picture.scene, size: picture.size, scroll: picture.scroll,
                keys: Array(repeating: .tab, count: picture.tabs), to: "\(output)/\(picture.fileName)")
            try copyMockup(of: picture)
        }
        let page = "\(output)/index.html"
        try Self.html(pictures, hasMockups: mockups != nil).write(toFile: page, atomically: true, encoding: .utf8)
        return page
    }

    private func copyMockup(of picture: GalleryPicture) throws {
        guard let mockups, let name = picture.mockup else { return }
        let copy = "\(output)/\(name).png"
        if FileManager.default.fileExists(atPath: copy) { try FileManager.default.removeItem(atPath: copy) }
        try FileManager.default.copyItem(atPath: "\(mockups)/\(name).png", toPath: copy)
    }

    /// The page for the browser.
    ///
    /// - Parameters:
    ///   - pictures: What it shows.
    ///   - hasMockups: Whether the design's pictures lie beside them.
    /// - Returns: HTML.
    static func html(_ pictures: [GalleryPicture], hasMockups: Bool) -> String {
        let figures = pictures.map { picture in
            let mockup = hasMockups ? picture.mockup.map { figure($0 + ".png", $0) } ?? "" : ""
            return "<section>\(mockup)\(figure(picture.fileName, picture.name))</section>"
        }
        return """
            <!doctype html><html lang="en"><meta charset="utf-8"><title>Zentrio: every page</title>
            <style>
            body { background: #202427; color: #f3f1ea; font: 14px sans-serif; margin: 24px }
            section { display: flex; gap: 16px; margin-bottom: 32px; align-items: flex-start }
            figure { margin: 0; flex: 1; min-width: 0 } img { max-width: 100%; display: block }
            figcaption { padding: 6px 0 }
            </style>
            \(figures.joined(separator: "\n"))
            </html>

            """
    }

    private static func figure(_ file: String, _ caption: String) -> String {
        "<figure><figcaption>\(caption)</figcaption><a href=\"\(file)\"><img loading=\"lazy\" src=\"\(file)\" alt=\"\(caption)\"></a></figure>"
    }
}
