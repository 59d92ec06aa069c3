import ImmediateUI
import Testing

@testable import Zentrio

struct GalleryPictureTests {
    @Test func names_areAllDifferent() {
        let names = GalleryPicture.all.map(\.name)
        #expect(Set(names).count == names.count)
    }

    @Test func everyPage_isThereInEveryThemeNarrowLargeAndOnTelevision() {
        for scene in SampleModel.Scene.pages {
            let pictures = GalleryPicture.all.filter { $0.scene == scene }
            #expect(Set(pictures.map(\.theme)).isSuperset(of: [.dark, .light, .highContrast]))
            #expect(pictures.contains { $0.size.width == 480 })
            #expect(pictures.contains { $0.scale == 1.25 })
            #expect(pictures.contains { $0.textSize == .largest })
            #expect(pictures.contains { $0.seat == .couch })
        }
    }
}
