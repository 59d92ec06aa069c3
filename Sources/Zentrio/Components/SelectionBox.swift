import ImmediateUI

/// The tick of a card that can be selected; the card itself takes the press.
struct SelectionBox: ScreenPart {
    let screen: ScreenContext

    func draw(_ title: String, isOn: Bool?) {
        ui.row(Box(padding: Insets(left: 4))) { ui.tickBox(isOn) }
    }
}
