import Testing

@testable import Zentrio

struct BoxBlurTests {
    @Test(arguments: [1, 3, 9, 14, 32] as [Float])
    func blur_keepsTheSumAndHasTheVariance(sigma: Float) {
        let side = Int(sigma * 8) | 1
        var values = [Float](repeating: 0, count: side * side)
        values[side / 2 * side + side / 2] = 1
        let blurred = BoxBlur(sigma: sigma).apply(to: values, width: side, height: side)
        #expect(abs(blurred.reduce(0, +) - 1) < 0.01)
        var variance: Float = 0
        for y in 0..<side {
            for x in 0..<side { variance += blurred[y * side + x] * Float((x - side / 2) * (x - side / 2)) }
        }
        #expect(abs(variance.squareRoot() - sigma) < max(0.35, sigma * 0.06))
    }
}
