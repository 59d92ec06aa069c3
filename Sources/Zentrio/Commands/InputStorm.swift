import ImmediateUI

/// Random input, the same in every run: what a cat, a child and a broken remote do at once.
struct InputStorm {
    let size: Extent
    private var state: UInt64

    private static let keys: [Key] = [
        .tab, .up, .down, .left, .right, .enter, .space, .escape, .home, .end, .pageUp, .pageDown, .delete, .backspace,
        .menu, .character("a"), .character("v"), .character("x"), .character("z"), .character("1"), .character("4"),
        .character(","), .character("/"), .character("?"), .function(1),
    ]
    private static let modifiers: [KeyModifiers] = [[], [], [], .shift, .control, [.shift, .control]]
    private static let texts = ["a", "7", "é", "نص", "👩‍👩‍👧", "https://media.example/a.mp4", "\n", ""]

    /// Makes a storm over a window.
    ///
    /// - Parameters:
    ///   - size: The window's size.
    ///   - seed: Another seed is another storm.
    init(size: Extent, seed: UInt64) {
        self.size = size
        state = seed
    }

    /// The next event.
    mutating func next() -> InputEvent {
        switch number(below: 16) {
        case 0, 1, 2: .pointerMoved(point())
        case 3, 4:
            .pointerPressed(
                pick([.primary, .primary, .secondary]), point(), clicks: 1 + number(below: 3), modifiers: [])
        case 5, 6: .pointerReleased(pick([.primary, .primary, .secondary]), point())
        case 7: .wheeled(dx: distance(), dy: distance(), point())
        case 8: .scrolled(dx: distance(), dy: distance(), point())
        case 9: touch()
        case 10: pad()
        case 11: text()
        default: .keyPressed(KeyStroke(pick(Self.keys), pick(Self.modifiers)))
        }
    }

    private mutating func touch() -> InputEvent {
        switch number(below: 3) {
        case 0: .touchBegan(point())
        case 1: .touchMoved(point())
        default: .touchEnded(point())
        }
    }

    private mutating func pad() -> InputEvent {
        let key = pick(Self.keys)
        return number(below: 2) == 0 ? .padPressed(key) : .padReleased(key)
    }

    private mutating func text() -> InputEvent {
        let text = pick(Self.texts)
        return switch number(below: 4) {
        case 0: .text(text)
        case 1: .pasted(text)
        case 2: .composition(text, caret: number(below: 4))
        default: .pointerLeft
        }
    }

    // MARK: Chance

    /// Some points lie outside the window.
    private mutating func point() -> Point {
        Point(
            x: Float(number(below: Int(size.width) + 40)) - 20, y: Float(number(below: Int(size.height) + 40)) - 20)
    }

    private mutating func distance() -> Float { Float(number(below: 800)) - 400 }

    private mutating func pick<Value>(_ values: [Value]) -> Value { values[number(below: values.count)] }

    private mutating func number(below limit: Int) -> Int {
        // SplitMix64.
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        value ^= value >> 31
        return Int(value % UInt64(max(1, limit)))
    }
}
