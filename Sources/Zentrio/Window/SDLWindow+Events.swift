import CSDL2
import ImmediateUI

extension SDLWindow {
    /// Waits for something to happen and takes everything that waits (`SDL_WaitEventTimeout`, `SDL_PollEvent`).
    ///
    /// No processor time is used while nothing happens.
    ///
    /// - Parameter timeout: The longest wait; nil waits without end, zero does not wait.
    /// - Returns: What happened, in order; empty after the timeout.
    func waitEvents(timeout: Duration?) -> [WindowEvent] {
        var events: [WindowEvent] = []
        var event = SDL_Event()
        guard wait(&event, timeout) else { return events }
        repeat { take(event, into: &events) } while SDL_PollEvent(&event) == 1
        return events
    }

    private func wait(_ event: inout SDL_Event, _ timeout: Duration?) -> Bool {
        guard let timeout else { return SDL_WaitEvent(&event) == 1 }
        let (seconds, attoseconds) = timeout.components
        // Rounded up: waking before the time would mean waking twice.
        let milliseconds = seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000
        return SDL_WaitEventTimeout(&event, Int32(clamping: max(0, milliseconds))) == 1
    }

    private func take(_ event: SDL_Event, into events: inout [WindowEvent]) {
        if event.type == waker.eventType {
            waker.acknowledge()
            return events.append(.woken)
        }
        let type = SDL_EventType(event.type)
        if type == SDL_WINDOWEVENT { return takeWindow(event.window, into: &events) }
        if type == SDL_QUIT { return events.append(.closeRequested) }
        if type == SDL_DROPFILE || type == SDL_DROPTEXT { return takeDrop(event.drop, into: &events) }
        if type == SDL_RENDER_TARGETS_RESET || type == SDL_RENDER_DEVICE_RESET {
            painter.dropTextures()
            return events.append(.exposed)
        }
        let input = SDLInput(size: size, logicalPerUnit: pixelRatio / scale)
        for translated in input.translate(event) { append(translated, to: &events) }
    }

    /// Of several moves in a row only the last counts.
    private func append(_ input: InputEvent, to events: inout [WindowEvent]) {
        if case .pointerMoved = input, case .input(.pointerMoved) = events.last {
            events[events.count - 1] = .input(input)
        } else {
            events.append(.input(input))
        }
    }

    private func takeWindow(_ event: SDL_WindowEvent, into events: inout [WindowEvent]) {
        switch SDL_WindowEventID(UInt32(event.event)) {
        case SDL_WINDOWEVENT_SIZE_CHANGED, SDL_WINDOWEVENT_DISPLAY_CHANGED:
            updateScale()
            events.append(.resized)
        case SDL_WINDOWEVENT_EXPOSED, SDL_WINDOWEVENT_SHOWN, SDL_WINDOWEVENT_RESTORED:
            isVisible = true
            events.append(.exposed)
        case SDL_WINDOWEVENT_MINIMIZED, SDL_WINDOWEVENT_HIDDEN: isVisible = false
        case SDL_WINDOWEVENT_FOCUS_GAINED: setFocused(true, &events)
        case SDL_WINDOWEVENT_FOCUS_LOST: setFocused(false, &events)
        case SDL_WINDOWEVENT_LEAVE: events.append(.input(.pointerLeft))
        default: break
        }
    }

    private func setFocused(_ focused: Bool, _ events: inout [WindowEvent]) {
        isFocused = focused
        events.append(.focusChanged(focused))
    }

    private func takeDrop(_ event: SDL_DropEvent, into events: inout [WindowEvent]) {
        guard let text = event.file else { return }
        events.append(.dropped(String(cString: text)))
        SDL_free(text)
    }
}
