import ImmediateUI
import Testing

@testable import Zentrio

struct BitmapTests {
    @Test func average_keepsTheMeanAndTheSize() {
        var bitmap = Bitmap(width: 4, height: 4)
        for y in 0..<4 { for x in 0..<4 { bitmap[x, y] = x < 2 ? 0xFF00_0000 : 0xFFFF_FFFF } }
        let small = bitmap.averaged(width: 2, height: 2)
        #expect(small.pixels == [0xFF00_0000, 0xFFFF_FFFF, 0xFF00_0000, 0xFFFF_FFFF])
        let single = bitmap.averaged(width: 1, height: 1)
        #expect([0xFF7F_7F7F, 0xFF80_8080].contains(single.pixels[0]))
        #expect(bitmap.averaged(width: 4, height: 4).pixels == bitmap.pixels)
        #expect(bitmap.averaged(width: 7, height: 9).pixels.allSatisfy { $0 >> 24 == 255 })
    }

    @Test func half_isTheAverageOfFour() throws {
        var bitmap = Bitmap(width: 5, height: 4)
        for y in 0..<4 { for x in 0..<5 { bitmap[x, y] = 0xFF00_0000 | UInt32((x + y) % 2 * 200) } }
        let half = try #require(bitmap.halved())
        #expect(half.width == 2 && half.height == 2)
        for pixel in half.pixels { #expect(abs(Int(pixel & 0xFF) - 100) <= 3) }
    }

    @Test func premultiplying_isUndone() {
        var bitmap = Bitmap(width: 1, height: 1)
        bitmap[0, 0] = 0x80C0_4020
        let back = bitmap.premultiplied().straightened()[0, 0]
        #expect(back >> 24 == 0x80)
        for (shift, value) in [(16, 0xC0), (8, 0x40), (0, 0x20)] {
            #expect(abs(Int(back >> shift & 0xFF) - value) <= 1)
        }
    }

    @Test func layers_separateWhiteFromColour() {
        var bitmap = Bitmap(width: 2, height: 1)
        bitmap[0, 0] = 0x80FE_FFFF
        bitmap[1, 0] = 0xFFD6_E16A
        let layers = bitmap.layers()
        #expect(layers.white?.pixels == [0x80FF_FFFF, 0])
        #expect(layers.colored?.pixels == [0, 0xFFD6_E16A])
        #expect(Bitmap(width: 1, height: 1).layers().white == nil)
    }

    @Test func tint_replacesColourAndFadesAlpha() {
        let mask = Bitmap(coverage: [0, 128, 255], width: 3, height: 1)
        let half = Color(red: 1, green: 2, blue: 3, alpha: 128)
        #expect(mask.tinted(half).pixels == [0x0001_0203, 0x4001_0203, 0x8001_0203])
    }
}
