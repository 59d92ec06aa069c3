import ImmediateUI
import Testing

struct EasingTests {
    @Test func ends_areExact() throws {
        let style = try TestWindow.style()
        for curve in [style.motion.standard, style.motion.enter, style.motion.exit, style.motion.linear] {
            #expect(curve.value(at: 0) == 0)
            #expect(curve.value(at: 1) == 1)
            #expect(curve.value(at: -1) == 0)
            #expect(curve.value(at: 2) == 1)
        }
    }

    @Test func values_neverGoBack() throws {
        let style = try TestWindow.style()
        for curve in [style.motion.standard, style.motion.enter, style.motion.exit] {
            var last: Float = 0
            for step in 0...100 {
                let value = curve.value(at: Float(step) / 100)
                #expect(value >= last - 0.0001)
                last = value
            }
        }
    }

    @Test func linear_isLinear() {
        for step in 0...10 {
            #expect(abs(Easing.linear.value(at: Float(step) / 10) - Float(step) / 10) < 0.001)
        }
    }

    @Test func standardCurve_matchesKnownPoints() throws {
        // cubic-bezier(0.2, 0, 0, 1): x(0.5) = 0.2, y(0.5) = 0.5.
        #expect(abs(try TestWindow.style().motion.standard.value(at: 0.2) - 0.5) < 0.001)
    }
}
