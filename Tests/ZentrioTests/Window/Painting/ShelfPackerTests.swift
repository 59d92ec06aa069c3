import Testing

@testable import Zentrio

struct ShelfPackerTests {
    @Test func places_neverOverlap() {
        var packer = ShelfPacker(width: 128, height: 128)
        var generator = SystemRandomNumberGenerator()
        var places: [PixelRect] = []
        for _ in 0..<500 {
            let width = Int.random(in: 1...30, using: &generator)
            if let place = packer.place(width: width, height: Int.random(in: 1...20, using: &generator)) {
                #expect(place.maxX <= 128 && place.maxY <= 128)
                #expect(!places.contains { $0.intersects(place) })
                places.append(place)
            }
        }
        #expect(places.count > 20)
    }

    @Test func tooLarge_findsNoPlace() {
        var packer = ShelfPacker(width: 16, height: 16)
        #expect(packer.place(width: 17, height: 1) == nil)
        #expect(packer.place(width: 16, height: 16) != nil)
        #expect(packer.place(width: 1, height: 1) == nil)
    }
}
