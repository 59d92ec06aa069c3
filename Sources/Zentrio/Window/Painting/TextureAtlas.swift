import CSDL2

/// Keeps small bitmaps together in a few textures.
///
/// When the pages take more than the limit, the page of which the least is shown is dropped with everything on it.
/// Whoever holds an `AtlasImage` then finds no texture for it and draws it anew: so the few things on every page that all
/// frames show move on to a new page, and keep no old one alive. A page of which more than a quarter is shown stays,
/// however large the window is.
final class TextureAtlas {
    private let renderer: SDLRenderer
    private let byteLimit: Int
    private let pageSide: Int
    private var pages: [AtlasPage] = []
    private var nextIdentifier = 1
    private var frame = 0

    /// Makes an empty atlas.
    ///
    /// - Parameters:
    ///   - renderer: What the textures belong to.
    ///   - pageSide: The width and height of a page. The default is 512, which is 1 MB a page.
    ///   - byteLimit: What all pages may take that the frame at hand does not need. The default is 6 MB: a window of
    ///     1080p shows less than two.
    init(renderer: SDLRenderer, pageSide: Int = 512, byteLimit: Int = 6 << 20) {
        self.renderer = renderer
        self.pageSide = pageSide
        self.byteLimit = byteLimit
    }

    var bytes: Int { pages.reduce(0) { $0 + $1.bytes } }

    /// Starts a new frame; pages are aged in frames.
    func beginFrame() {
        frame += 1
    }

    /// Stores a bitmap.
    ///
    /// Nil if SDL gives no texture.
    func add(_ bitmap: Bitmap) -> AtlasImage? {
        guard bitmap.width > 0, bitmap.height > 0 else { return nil }
        for page in pages.reversed() {
            if let image = page.add(bitmap) { return touched(image, page) }
        }
        let isLarge = bitmap.width > pageSide || bitmap.height > pageSide
        guard
            let page = makePage(
                width: isLarge ? bitmap.width : pageSide, height: isLarge ? bitmap.height : pageSide),
            let image = page.add(bitmap)
        else { return nil }
        return touched(image, page)
    }

    /// The texture an image lies on; nil if it was dropped.
    func texture(of image: AtlasImage) -> OpaquePointer? {
        for page in pages where page.identifier == image.page {
            page.note(image.source, frame: frame)
            return page.texture
        }
        return nil
    }

    /// Drops every page, after the device lost its textures.
    func removeAll() {
        pages.removeAll()
    }

    private func touched(_ image: AtlasImage, _ page: AtlasPage) -> AtlasImage {
        page.note(image.source, frame: frame)
        return image
    }

    private func makePage(width: Int, height: Int) -> AtlasPage? {
        while bytes + width * height * 4 > byteLimit, dropLeastShownPage() {}
        guard let page = AtlasPage(renderer: renderer, width: width, height: height, identifier: nextIdentifier) else {
            return nil
        }
        nextIdentifier += 1
        pages.append(page)
        return page
    }

    /// Drops a page; false when much of every page is shown.
    private func dropLeastShownPage() -> Bool {
        let least = pages.indices.min { rank(pages[$0]) < rank(pages[$1]) }
        guard let least, pages[least].isNearlyUnused(frame: frame) else { return false }
        pages.remove(at: least)
        return true
    }

    private func rank(_ page: AtlasPage) -> (Int, Int) {
        (page.pixelsShown(frame: frame), page.lastFrame)
    }
}
