import ImmediateUI
import MediaModel

/// A title's picture, or the tinted tile of a title without one.
struct Artwork: ScreenPart {
    let screen: ScreenContext

    func draw(
        _ address: WebAddress?, title: String, width: Float, height: Float, radius: Float, showsTitle: Bool = false
    ) {
        let box = Box(width: .fixed(width), height: .fixed(height), radius: radius)
        let picture = address.flatMap { model.artwork[$0] }.map { ImageReference(path: $0) }
        ui.artwork(picture, title: title, box, showsTitle: showsTitle)
    }
}
