import CSDL2
import ImmediateUI

/// SDL's keys and what they mean here.
nonisolated enum SDLKeys {
    private static let named: [UInt32: Key] = [
        SDLK_RETURN.rawValue: .enter, SDLK_KP_ENTER.rawValue: .enter, SDLK_SELECT.rawValue: .enter,
        SDLK_SPACE.rawValue: .space, SDLK_TAB.rawValue: .tab, SDLK_ESCAPE.rawValue: .escape,
        // The back key of remote controls closes the top layer as well.
        SDLK_AC_BACK.rawValue: .escape, SDLK_BACKSPACE.rawValue: .backspace, SDLK_DELETE.rawValue: .delete,
        SDLK_LEFT.rawValue: .left, SDLK_RIGHT.rawValue: .right, SDLK_UP.rawValue: .up, SDLK_DOWN.rawValue: .down,
        SDLK_HOME.rawValue: .home, SDLK_END.rawValue: .end, SDLK_PAGEUP.rawValue: .pageUp,
        SDLK_PAGEDOWN.rawValue: .pageDown, SDLK_APPLICATION.rawValue: .menu, SDLK_MENU.rawValue: .menu,
        SDLK_F1.rawValue: .function(1), SDLK_F2.rawValue: .function(2), SDLK_F3.rawValue: .function(3),
        SDLK_F4.rawValue: .function(4), SDLK_F5.rawValue: .function(5), SDLK_F6.rawValue: .function(6),
        SDLK_F7.rawValue: .function(7), SDLK_F8.rawValue: .function(8), SDLK_F9.rawValue: .function(9),
        SDLK_F10.rawValue: .function(10), SDLK_F11.rawValue: .function(11), SDLK_F12.rawValue: .function(12),
    ]

    /// The key of an `SDL_Keycode`; nil for one that means nothing to widgets.
    static func key(_ code: Int32) -> Key? {
        let value = UInt32(bitPattern: code)
        if let known = named[value] { return known }
        guard let scalar = Unicode.Scalar(value), scalar.isASCII, value > 0x20, value < 0x7F else { return nil }
        return .character(Character(scalar))
    }

    /// What is held, left or right.
    static func modifiers(_ state: SDL_Keymod) -> KeyModifiers {
        var result: KeyModifiers = []
        let pairs: [(SDL_Keymod, KeyModifiers)] = [
            (KMOD_LSHIFT, .shift), (KMOD_RSHIFT, .shift), (KMOD_LCTRL, .control), (KMOD_RCTRL, .control),
            (KMOD_LALT, .alt), (KMOD_LGUI, .meta), (KMOD_RGUI, .meta),
        ]
        for (mask, modifier) in pairs where state.rawValue & mask.rawValue != 0 { result.insert(modifier) }
        return result
    }
}
