import CSDL2
import ImmediateUI

/// Turns SDL's events into what the user interface understands.
struct SDLInput {
    /// How far one notch of the wheel scrolls, in logical pixels.
    private static let wheelStep: Float = 64

    /// The mouse that SDL makes of touches (`SDL_TOUCH_MOUSEID`).
    private static let touchMouse = UInt32.max

    /// The content's size, of which fingers report fractions, in logical pixels.
    let size: Extent
    /// Logical pixels for one of the units in which SDL reports positions.
    let logicalPerUnit: Float

    /// Translates one event; none comes out of events that mean nothing here.
    func translate(_ event: SDL_Event) -> [InputEvent] {
        switch SDL_EventType(event.type) {
        // A finger is not a mouse as well.
        case SDL_MOUSEMOTION where event.motion.which == Self.touchMouse: []
        case SDL_MOUSEBUTTONDOWN where event.button.which == Self.touchMouse: []
        case SDL_MOUSEBUTTONUP where event.button.which == Self.touchMouse: []
        case SDL_MOUSEMOTION: [.pointerMoved(point(event.motion.x, event.motion.y))]
        case SDL_MOUSEBUTTONDOWN: pressed(event.button)
        case SDL_MOUSEBUTTONUP: released(event.button)
        case SDL_MOUSEWHEEL: [scrolled(event.wheel)]
        case SDL_FINGERDOWN: [.touchBegan(finger(event.tfinger))]
        case SDL_FINGERMOTION: [.touchMoved(finger(event.tfinger))]
        case SDL_FINGERUP: [.touchEnded(finger(event.tfinger))]
        case SDL_KEYDOWN: key(event.key)
        case SDL_TEXTINPUT: [.text(Self.text(of: event.text.text))]
        case SDL_TEXTEDITING: [composition(event.edit)]
        case SDL_TEXTEDITING_EXT: [composition(event.editExt)]
        default: []
        }
    }

    private func point(_ x: Int32, _ y: Int32) -> Point {
        Point(x: Float(x) * logicalPerUnit, y: Float(y) * logicalPerUnit)
    }

    private func finger(_ event: SDL_TouchFingerEvent) -> Point {
        Point(x: event.x * size.width, y: event.y * size.height)
    }

    private func pressed(_ event: SDL_MouseButtonEvent) -> [InputEvent] {
        guard let button = Self.button(event.button) else { return [] }
        let place = point(event.x, event.y)
        return [
            .pointerPressed(button, place, clicks: Int(event.clicks), modifiers: SDLKeys.modifiers(SDL_GetModState()))
        ]
    }

    private func released(_ event: SDL_MouseButtonEvent) -> [InputEvent] {
        guard let button = Self.button(event.button) else { return [] }
        return [.pointerReleased(button, point(event.x, event.y))]
    }

    /// Holding Shift turns the wheel sideways, as browsers do.
    private func scrolled(_ event: SDL_MouseWheelEvent) -> InputEvent {
        let turn: Float = event.direction == SDL_MOUSEWHEEL_FLIPPED.rawValue ? -1 : 1
        var across = event.preciseX * turn * Self.wheelStep
        var down = -event.preciseY * turn * Self.wheelStep
        if SDLKeys.modifiers(SDL_GetModState()).contains(.shift), across == 0 { swap(&across, &down) }
        let place = point(event.mouseX, event.mouseY)
        // Whole notches come from a wheel, parts of them from a touchpad, whose fingers already move smoothly.
        let isWheel = event.preciseX.rounded() == event.preciseX && event.preciseY.rounded() == event.preciseY
        return isWheel ? .wheeled(dx: across, dy: down, place) : .scrolled(dx: across, dy: down, place)
    }

    private func key(_ event: SDL_KeyboardEvent) -> [InputEvent] {
        let key = SDLKeys.key(event.keysym.sym)
        let modifiers = SDLKeys.modifiers(SDL_Keymod(UInt32(event.keysym.mod)))
        let isInsert = event.keysym.sym == Int32(bitPattern: SDLK_INSERT.rawValue)
        if (modifiers == .control && key == .character("v")) || (modifiers == .shift && isInsert) {
            return [.pasted(SDLWindow.clipboardText())]
        }
        guard let key else { return [] }
        return [.keyPressed(KeyStroke(key, modifiers, isRepeat: event.repeat != 0))]
    }

    private func composition(_ event: SDL_TextEditingEvent) -> InputEvent {
        .composition(Self.text(of: event.text), caret: Int(event.start))
    }

    /// The longer form owns its text.
    private func composition(_ event: SDL_TextEditingExtEvent) -> InputEvent {
        guard let text = event.text else { return .composition("", caret: 0) }
        defer { SDL_free(text) }
        return .composition(String(cString: text), caret: Int(event.start))
    }

    private static func button(_ number: UInt8) -> PointerButton? {
        switch number {
        case 1: .primary
        case 2: .middle
        case 3: .secondary
        default: nil
        }
    }

    /// Text in one of SDL's fixed buffers.
    private static func text<Buffer>(of buffer: Buffer) -> String {
        withUnsafeBytes(of: buffer) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
}
