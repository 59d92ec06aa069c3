import Testing

@testable import ImmediateUI

struct StorageBarTests {
    private let red = Color(red: 255, green: 0, blue: 0)
    private let free = Color(red: 0, green: 0, blue: 0)

    private func widths(_ shares: [Float]) -> [Float] {
        let bar = StorageBar(shares.map { .init("", share: $0, color: red) }, free: free)
        return bar.cells(in: Rect(x: 0, y: 0, width: 100, height: 14), gap: 2, grid: PixelGrid(scale: 1)).map(
            \.rect.width)
    }

    @Test func cells_followEachOther_theRestIsFree() {
        #expect(widths([0.5, 0.1]) == [50, 10, 36])
    }

    @Test func aTinyPart_isSeen_noneIsNot() {
        #expect(widths([0.001, 0]) == [4, 94])
    }

    @Test func moreThanTheWhole_isCutOff() {
        #expect(widths([0.9, 0.9]) == [90, 8])
    }
}
