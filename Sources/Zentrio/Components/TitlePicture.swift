import ImmediateUI
import MediaModel

/// A title's picture, or the tinted tile of a title without one.
struct TitlePicture: ScreenPart {
    let screen: ScreenContext

    func draw(
        _ address: WebAddress?, title: String, width: Float, height: Float, radius: Float
    ) {
        if let address, model.lacksArtwork(address) { send(.seePicture(address)) }
        let box = Box(width: .fixed(width), height: .fixed(height), radius: radius)
        ui.image(address.flatMap { model.artwork[$0] }, title: title, box)
    }
}
