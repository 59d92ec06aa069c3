import ImmediateUI
import Testing

@testable import Zentrio

struct GradientTests {
    private let red = Color(red: 200, green: 0, blue: 0)

    @Test func colors_areMixedBetweenStops() {
        let gradient = Gradient(stops: [
            GradientStop(offset: 0.2, color: Color(red: 0, green: 0, blue: 0)), GradientStop(offset: 0.7, color: red),
        ])
        #expect(gradient.color(at: 0) == Color(red: 0, green: 0, blue: 0))
        #expect(gradient.color(at: 0.45) == Color(red: 100, green: 0, blue: 0))
        #expect(gradient.color(at: 1) == red)
    }

    @Test func transparentStop_lendsNoHue() {
        let gradient = Gradient(stops: [GradientStop(offset: 0, color: .clear), GradientStop(offset: 1, color: red)])
        #expect(gradient.color(at: 0.5) == Color(red: 200, green: 0, blue: 0, alpha: 128))
    }
}
