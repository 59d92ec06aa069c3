import CSDL2
import ImmediateUI

extension SDLWindow {
    /// Shows another pointer (`SDL_SetCursor`).
    func setCursor(_ kind: CursorKind) {
        guard kind != cursor else { return }
        cursor = kind
        if cursors[kind] == nil { cursors[kind] = SDL_CreateSystemCursor(kind.systemCursor) }
        if let made = cursors[kind] { SDL_SetCursor(made) }
    }

    /// Starts or ends text input and tells the input method where the caret is.
    ///
    /// - Parameter caret: In logical pixels; nil when no field is focused.
    func setTextInput(_ caret: Rect?) {
        guard caret != textInput else { return }
        if let caret {
            var area = area(of: caret)
            SDL_SetTextInputRect(&area)
            if textInput == nil { SDL_StartTextInput() }
        } else {
            SDL_StopTextInput()
        }
        textInput = caret
    }

    /// The clipboard's text (`SDL_GetClipboardText`); empty if it holds something else.
    static func clipboardText() -> String {
        guard let text = SDL_GetClipboardText() else { return "" }
        defer { SDL_free(text) }
        return String(cString: text)
    }

    /// Puts text on the clipboard (`SDL_SetClipboardText`).
    static func setClipboardText(_ text: String) {
        SDL_SetClipboardText(text)
    }

    /// Whether the window covers the screen (`SDL_SetWindowFullscreen`).
    var isFullscreen: Bool {
        get { SDL_GetWindowFlags(window.pointer) & SDL_WINDOW_FULLSCREEN.rawValue != 0 }
        set { SDL_SetWindowFullscreen(window.pointer, newValue ? SDL_WINDOW_FULLSCREEN_DESKTOP.rawValue : 0) }
    }

    /// Changes the title (`SDL_SetWindowTitle`).
    func setTitle(_ title: String) {
        SDL_SetWindowTitle(window.pointer, title)
    }

    private func area(of rect: Rect) -> SDL_Rect {
        let units = scale / pixelRatio
        return PixelGrid(scale: units).snap(rect).sdl
    }
}

extension CursorKind {
    fileprivate var systemCursor: SDL_SystemCursor {
        switch self {
        case .arrow: SDL_SYSTEM_CURSOR_ARROW
        case .hand: SDL_SYSTEM_CURSOR_HAND
        case .text: SDL_SYSTEM_CURSOR_IBEAM
        }
    }
}
