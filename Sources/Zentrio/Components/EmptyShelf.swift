import ImmediateUI

/// The drawing of the empty Downloads page: covers above the tray that catches downloads.
struct EmptyShelf: ScreenPart {
    let screen: ScreenContext

    func draw() {
        let color = ui.style.color
        ui.drawing(Box(width: .fixed(320), height: .fixed(164))) { rect, list in
            func card(_ x: Float, _ y: Float, _ width: Float, _ height: Float, _ fill: Color, radius: Float = 10) {
                let card = Rect(x: rect.x + x, y: rect.y + y, width: width, height: height)
                list.append(.fill(card, radii: CornerRadii(radius), color: fill))
            }
            card(14, 34, 76, 114, color.surface2)
            card(230, 34, 76, 114, color.surface2)
            card(74, 16, 84, 132, color.surface3)
            card(162, 16, 84, 132, color.surface3)
            card(108, 0, 104, 156, color.canvas, radius: 12)
            card(112, 0, 96, 148, color.surface4)
            let arrow = Rect(x: rect.x + 130, y: rect.y + 38, width: 60, height: 60)
            list.append(.icon("arrow-down", arrow, color: color.textPrimary))
            card(0, 154, 320, 10, color.accent, radius: 5)
        }
    }
}
