extension Context {
    /// A whole number with a button for less and one for more.
    ///
    /// - Parameters:
    ///   - label: What is set, for screen readers.
    ///   - value: The value now.
    ///   - range: What it can be; at its ends a button is disabled.
    ///   - step: The default is 1.
    ///   - key: Its identity; the label when left out.
    ///   - text: The value in words. The default is the number.
    ///   - isEnabled: The default is true.
    /// - Returns: What it is to be now, when the user changed it.
    package func stepper(
        _ label: String, value: Int, in range: ClosedRange<Int>, step: Int = 1, id key: String? = nil,
        text: String? = nil, isEnabled: Bool = true
    ) -> Int? {
        let words = text ?? String(value)
        var wanted = value
        let box = Box(
            height: .fixed(style.size.select.height), cross: .center,
            fill: style.theme == .light ? style.color.surface3 : style.color.surface2,
            border: outline(.secondary, isEnabled: isEnabled), radius: style.radius.button,
            opacity: isEnabled ? 1 : 0.4)
        for case .set(let number) in isEnabled ? events(for: id(key ?? label)) : [] where number.isFinite {
            wanted = Int(max(Float(range.lowerBound), min(Float(range.upperBound), number.rounded())))
        }
        let amount = SemanticAmount(
            value: Float(value), minimum: Float(range.lowerBound), maximum: Float(range.upperBound), step: Float(step))
        row(
            box, id: key ?? label, zone: .row,
            semantics: Semantics(.spinButton, label, value: words, amount: isEnabled ? amount : nil)
        ) {
            if iconButton("minus", label: self.words.less, isEnabled: isEnabled && value > range.lowerBound).clicked {
                wanted -= step
            }
            self.label(
                words, style.type.captionStrong.tabular, alignment: .center, width: .fit(min: 40), truncates: false)
            if iconButton("plus", label: self.words.more, isEnabled: isEnabled && value < range.upperBound).clicked {
                wanted += step
            }
        }
        wanted = max(range.lowerBound, min(range.upperBound, wanted))
        return wanted == value ? nil : wanted
    }
}
