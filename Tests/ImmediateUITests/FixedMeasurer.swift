import ImmediateUI

/// Sets every character half an em wide, so that tests can count.
final class FixedMeasurer: TextMeasuring {
    func width(of text: String, in style: TypeStyle) -> Float {
        Float(text.count) * style.size / 2
    }

    func caretPositions(in text: String, style: TypeStyle) -> [Float] {
        let carets = (0...text.count).map { Float($0) * style.size / 2 }
        // Hebrew and Arabic run from right to left.
        guard let first = text.unicodeScalars.first, (0x590...0x8FF).contains(first.value) else { return carets }
        return carets.reversed()
    }
}
