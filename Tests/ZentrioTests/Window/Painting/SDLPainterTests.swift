import ImmediateUI
import Testing

@testable import Zentrio

struct SDLPainterTests {
    private func rect(_ x: Float, _ y: Float, _ width: Float, _ height: Float) -> Rect {
        Rect(x: x, y: y, width: width, height: height)
    }

    private var shapes: [DrawCommand] {
        let paper = PaintingBench.paper
        let citron = PaintingBench.citron
        let soft = Color(red: 0xD6, green: 0xE1, blue: 0x6A, alpha: 0x66)
        var mixed = CornerRadii(20)
        mixed.topRight = 4
        mixed.bottomLeft = 0
        return [
            .fill(rect(10, 10, 60, 40), radii: CornerRadii(10), color: paper),
            .fill(rect(80, 10, 60, 41), radii: CornerRadii(99), color: citron),
            .fill(rect(150, 10, 41, 41), radii: CornerRadii(99), color: soft),
            .fill(rect(200, 10, 60, 40), radii: mixed, color: soft),
            .fill(rect(270, 10, 8, 8), radii: CornerRadii(2), color: citron),
            .fill(rect(270, 24, 40, 5), radii: CornerRadii(2.5), color: citron),
            .stroke(rect(10, 60, 60, 40), radii: CornerRadii(10), width: 2, color: citron),
            .stroke(rect(80, 60, 60, 41), radii: CornerRadii(99), width: 1.5, color: paper),
            .stroke(rect(150, 60, 20, 20), radii: CornerRadii(6), width: 1.75, color: paper),
            .stroke(rect(200, 60, 60, 40), radii: .zero, width: 1, color: soft),
            .arc(rect(10, 110, 36, 36), width: 3, start: 0, sweep: 0.62, color: citron),
            .arc(rect(56, 110, 36, 36), width: 3, start: 0, sweep: 1, color: soft),
            .arc(rect(102, 110, 56, 56), width: 4, start: 0.75, sweep: 0.5, color: paper),
            .icon("pause", rect(170, 110, 20, 20), color: paper),
            .icon("settings", rect(200, 110, 24, 24), color: citron),
            .icon("zentrio-mark", rect(234, 110, 26, 26), color: paper),
            .gradient(
                rect(170, 140, 90, 50), radii: CornerRadii(10),
                stops: [
                    GradientStop(offset: 0, color: Color(red: 0x34, green: 0x44, blue: 0x6A)),
                    GradientStop(offset: 0.5, color: Color(red: 0x26, green: 0x32, blue: 0x50)),
                    GradientStop(offset: 1, color: Color(red: 0x17, green: 0x1F, blue: 0x33, alpha: 0x40)),
                ]),
        ]
    }

    @Test func shapes_lookAsStored() throws {
        GoldenImage.expect(try PaintingBench.paint(shapes, width: 320, height: 200), matches: "shapes")
    }

    @Test func shapesAtFractionalScale_lookAsStored() throws {
        let bitmap = try PaintingBench.paint(shapes, width: 320, height: 200, scale: 1.25)
        GoldenImage.expect(bitmap, matches: "shapes-125")
    }

    @Test func shadows_lookAsStored() throws {
        let black = Color(red: 0, green: 0, blue: 0, alpha: 0x99)
        let ground = Color(red: 0x8F, green: 0x9B, blue: 0x90)
        let boxes: [(Rect, Float, Shadow)] = [
            (rect(40, 30, 60, 40), 14, Shadow(offsetY: 1, blur: 2, spread: 0, color: black)),
            (rect(140, 30, 60, 40), 10, Shadow(offsetY: 6, blur: 18, spread: -2, color: black)),
            (rect(240, 30, 120, 30), 12, Shadow(offsetY: 10, blur: 28, spread: -2, color: black)),
            (rect(60, 130, 280, 220), 20, Shadow(offsetY: 24, blur: 40, spread: -6, color: black)),
        ]
        var commands: [DrawCommand] = [.fill(rect(0, 0, 400, 420), radii: .zero, color: ground)]
        for (box, radius, shadow) in boxes {
            commands.append(.shadow(box, radii: CornerRadii(radius), shadow: shadow))
            commands.append(.fill(box, radii: CornerRadii(radius), color: PaintingBench.surface))
        }
        GoldenImage.expect(try PaintingBench.paint(commands, width: 400, height: 420), matches: "shadows")
    }

    @Test func picture_isCroppedAndRounded() throws {
        let image = ImageReference(path: ProjectFolders.artwork + "/metropolis-wide.webp")
        let missing = ImageReference(path: ProjectFolders.artwork + "/none.webp")
        let commands: [DrawCommand] = [
            .image(image, rect(10, 10, 128, 72), radii: CornerRadii(8), placeholder: PaintingBench.surface),
            .image(image, rect(150, 10, 52, 78), radii: CornerRadii(6), placeholder: PaintingBench.surface),
            .image(missing, rect(212, 10, 40, 60), radii: CornerRadii(6), placeholder: PaintingBench.surface),
        ]
        GoldenImage.expect(try PaintingBench.paint(commands, width: 262, height: 98), matches: "pictures")
    }

    @Test func clips_cutToTheirIntersection() throws {
        let white = Color(red: 255, green: 255, blue: 255)
        let bitmap = try PaintingBench.paint(
            [
                .pushClip(rect(0, 0, 20, 20)), .pushClip(rect(10, 10, 20, 20)),
                .fill(rect(0, 0, 40, 40), radii: .zero, color: white), .popClip,
                .fill(rect(0, 0, 4, 4), radii: .zero, color: white), .popClip,
                .fill(rect(36, 36, 4, 4), radii: .zero, color: white),
            ], width: 40, height: 40)
        #expect(bitmap.color(12, 12) == 0xFFFFFF)
        #expect(bitmap.color(8, 8) == 0x0D1012)
        #expect(bitmap.color(22, 22) == 0x0D1012)
        #expect(bitmap.color(1, 1) == 0xFFFFFF)
        #expect(bitmap.color(38, 38) == 0xFFFFFF)
    }

    @Test func opacities_multiply() throws {
        let white = Color(red: 255, green: 255, blue: 255)
        let black = Color(red: 0, green: 0, blue: 0)
        let bitmap = try PaintingBench.paint(
            [
                .fill(rect(0, 0, 20, 20), radii: .zero, color: black), .pushOpacity(0.5), .pushOpacity(0.5),
                .fill(rect(0, 0, 10, 10), radii: .zero, color: white), .popOpacity, .popOpacity,
                .fill(rect(10, 10, 10, 10), radii: .zero, color: white),
            ], width: 20, height: 20)
        #expect(abs(Int(bitmap[5, 5] & 0xFF) - 64) <= 2)
        #expect(bitmap.color(15, 15) == 0xFFFFFF)
    }

    /// Shapes, text of several scripts, a picture and a fade: everything that lies in textures.
    private var everything: [DrawCommand] {
        let title = TypeStyle(face: .semibold, size: 16, lineHeight: 24)
        let image = ImageReference(path: ProjectFolders.artwork + "/metropolis-wide.webp")
        let black = Color(red: 0, green: 0, blue: 0, alpha: 0x99)
        let box = rect(30, 220, 120, 60)
        return shapes + [
            .shadow(box, radii: CornerRadii(12), shadow: Shadow(offsetY: 6, blur: 18, spread: -2, color: black)),
            .image(image, box, radii: CornerRadii(12), placeholder: PaintingBench.surface),
            .pushOpacity(0.6),
            .text("Metropolis 映画 فيلم", origin: Point(x: 160, y: 230), style: title, color: PaintingBench.paper),
            .popOpacity,
        ]
    }

    /// Where there is no Mesa, there is nothing to compare with.
    @Test(arguments: ["opengl", "opengles2"])
    func graphicsDriver_paintsWhatTheSoftwareRendererPaints(driver: String) throws {
        let size = Extent(width: 320, height: 300)
        let shaper = PaintingBench.shaper()
        let card: OffscreenPainter
        do {
            card = try OffscreenPainter(
                driver: driver, size: size, scale: 1.25, shaper: shaper, iconFolder: ProjectFolders.icons)
        } catch {
            try Test.cancel("\(driver): \(error)")
        }
        let memory = try OffscreenPainter(size: size, scale: 1.25, shaper: shaper, iconFolder: ProjectFolders.icons)
        card.paint(everything, background: PaintingBench.canvas)
        memory.paint(everything, background: PaintingBench.canvas)
        let (one, other) = (card.bitmap, memory.bitmap)
        #expect(one.width == 400 && one.height == 375 && other.width == 400)
        let worst = zip(one.pixels, other.pixels).map { GoldenImage.distance($0, $1) }.max() ?? 255
        // The rounding of a few blends, of 255; nobody sees it.
        #expect(worst <= 4)
        card.painter.dropTextures()
        card.paint(everything, background: PaintingBench.canvas)
        #expect(card.bitmap.pixels == one.pixels)
    }

    @Test func everything_afterTexturesWereLost_isPaintedAgain() throws {
        let page = try OffscreenPainter(
            size: Extent(width: 320, height: 300), scale: 1, shaper: PaintingBench.shaper(),
            iconFolder: ProjectFolders.icons)
        page.paint(everything, background: PaintingBench.canvas)
        let first = page.bitmap.pixels
        page.painter.dropTextures()
        page.paint(everything, background: PaintingBench.canvas)
        #expect(page.bitmap.pixels == first)
    }

    @Test func secondFrame_equalsTheFirst_evenAfterTexturesWereLost() throws {
        let page = try OffscreenPainter(
            size: Extent(width: 320, height: 200), scale: 1, shaper: PaintingBench.shaper(),
            iconFolder: ProjectFolders.icons)
        page.paint(shapes, background: PaintingBench.canvas)
        let first = page.bitmap.pixels
        page.paint(shapes, background: PaintingBench.canvas)
        #expect(page.bitmap.pixels == first)
        page.painter.dropTextures()
        page.paint(shapes, background: PaintingBench.canvas)
        #expect(page.bitmap.pixels == first)
    }

    @Test func unbalancedPops_areIgnored() throws {
        let white = Color(red: 255, green: 255, blue: 255)
        let bitmap = try PaintingBench.paint(
            [.popClip, .popOpacity, .fill(rect(0, 0, 4, 4), radii: .zero, color: white)], width: 4, height: 4)
        #expect(bitmap.color(2, 2) == 0xFFFFFF)
    }
}
