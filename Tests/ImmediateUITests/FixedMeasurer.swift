import ImmediateUI

/// Sets every character half an em wide, so that tests can count.
final class FixedMeasurer: TextMeasuring {
    func width(of text: String, in style: TypeStyle) -> Float {
        Float(text.count) * style.size / 2
    }

    func caretPositions(in text: String, style: TypeStyle) -> [Float] {
        (0...text.count).map { Float($0) * style.size / 2 }
    }
}
