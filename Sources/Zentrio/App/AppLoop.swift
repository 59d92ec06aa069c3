import DesktopIntegration
import DownloadRuntime
import Foundation
import ImmediateUI
import Logging
import MediaModel

/// The window's life on the first thread.
///
/// One iteration waits for input or news, takes both into the model, and paints if something changed. With nothing to
/// show the thread sleeps.
final class AppLoop {
    /// How the window's life ended.
    enum Ending {
        /// The window was closed.
        case closed
        /// The user or a signal ends the program.
        case quit
    }

    /// What of a frame goes to news: the rest of the eight milliseconds is for drawing them.
    private static let newsTime = Duration.milliseconds(1)

    private let window: SDLWindow
    private let pass: FramePass
    private let styles: WindowStyle
    private let languages: SpokenLanguages
    private let services: AppServices
    private let mailbox: EventMailbox
    private let door: WindowDoor
    private let interruption: Interruption
    private let treeFile: AccessibilityFile?
    private let clock = ContinuousClock()
    private let start: ContinuousClock.Instant
    private let logger = Logger(label: "zentrio.window")
    private var model: AppModel
    private var painted: DrawList?
    /// What screen readers were told last.
    private var describedTree: AccessibilityTree?
    private var ending: Ending?
    private var framesDrawn = 0
    private var isListNoted = false

    /// Connects an open window with what works behind it.
    ///
    /// - Parameters:
    ///   - opened: The window, still hidden, with its fonts and colours.
    ///   - model: What is known before the services have answered.
    ///   - options: What the command line asked for.
    ///   - services: What works behind the window; they run already.
    ///   - mailbox: What the services tell.
    ///   - door: Where other programs knock.
    /// - Throws: `StyleError` when the tokens are not what the program was built for.
    init(
        _ opened: OpenedWindow, model: AppModel, options: WindowOptions, services: AppServices, mailbox: EventMailbox,
        door: WindowDoor
    ) throws {
        self.door = door
        start = clock.now
        window = opened.window
        styles = opened.styles
        languages = opened.languages
        languages.catalogue(for: model.settings.language).choose()
        pass = FramePass(
            ui: Context(
                style: try styles.style(for: model.settings.theme, scale: window.scale), measurer: opened.shaper))
        self.model = model
        self.services = services
        self.mailbox = mailbox
        let waker = window.waker
        interruption = Interruption(onSignal: { waker.wake() })
        treeFile = options.treeFile.map { AccessibilityFile(path: $0) }
    }

    /// Shows the window until the user closes it.
    ///
    /// - Parameter visit: What is wanted of it at once.
    /// - Returns: How it ended.
    func run(visit: WindowVisit) -> Ending {
        waitForFirstList()
        applySettings()
        if let state = model.windowState { window.restore(state) }
        take(visit)
        draw(input: [])
        window.show()
        services.windowIsShown()
        logger.info("first frame", metadata: ["milliseconds": "\(ProcessAge.milliseconds())"])
        noteList()
        while ending == nil {
            iterate(window.waitEvents(timeout: nextTimeout))
        }
        services.perform(model.finishAllRemovals())
        if let state = window.state { services.perform([.saveWindow(state)]) }
        window.close()
        let times = services.frames.wall.figures
        logger.info(
            "closed",
            metadata: [
                "frames": "\(framesDrawn)", "passes": "\(times.count)",
                "medianMilliseconds": "\(times.medianMilliseconds)",
                "p99Milliseconds": "\(times.p99Milliseconds)", "maximumMilliseconds": "\(times.maximumMilliseconds)",
            ])
        return ending ?? .closed
    }

    /// A list that is there within a moment spares a first frame that says "nothing".
    ///
    /// A long list takes longer than anybody should wait for a window: it is read later.
    private func waitForFirstList() {
        guard !services.waitsForWindow else { return }
        let age = ProcessAge.milliseconds()
        let patience = age < 500 ? min(40, max(10, 60 - age)) : 40
        let deadline = clock.now + .milliseconds(patience)
        // What came before there was a window rang for nobody.
        receive()
        while !model.isLoaded, clock.now < deadline {
            _ = window.waitEvents(timeout: deadline - clock.now)
            receive()
        }
    }

    // MARK: One iteration

    private var wake: ContinuousClock.Instant?

    private var pace = NewsPace()

    private var nextTimeout: Duration? {
        let now = clock.now
        return [wake, pace.due(at: now)].compactMap(\.self).min().map { max(.zero, $0 - now) }
    }

    /// Takes in what happened, and draws if that changed something.
    private func iterate(_ events: [WindowEvent]) {
        let frame = services.frames.begin()
        let now = clock.now
        var input: [InputEvent] = []
        var mustDraw = wake.map { now >= $0 } ?? false
        for event in events {
            switch event {
            case .input(let event): input.append(event)
            case .woken:
                pace.ring()
                mustDraw = welcome() || mustDraw
            case .dropped(let text): perform([.addDownload(link: text)])
            case .resized: resize()
            case .exposed: painted = nil
            case .focusChanged(let isFocused):
                describedTree = nil
                // Somebody may have made room in another window.
                if isFocused { services.perform([.readRoom]) }
            case .closeRequested: ending = .closed
            }
            if event != .woken { mustDraw = true }
        }
        if interruption.gate.isOpen { ending = .quit }
        // What is drawn anyhow shows the news, too.
        if let due = pace.due(at: now), mustDraw || due <= now {
            mustDraw = receive() || window.painter.pictures.hasNews || mustDraw
        }
        guard mustDraw, window.isVisible else { return }
        pace.draw(at: now)
        draw(input: input)
        services.frames.note(frame)
        noteList()
    }

    /// Notes the first picture with the list on it; `zentrio measure` waits for that.
    private func noteList() {
        guard !isListNoted, model.isLoaded else { return }
        isListNoted = true
        logger.info("list shown", metadata: ["milliseconds": "\(ProcessAge.milliseconds())"])
    }

    /// Comes to the front when another program asks for it; whether one did.
    private func welcome() -> Bool {
        guard let visit = door.take() else { return false }
        take(visit)
        window.show()
        window.raise()
        return true
    }

    private func take(_ visit: WindowVisit) {
        if let page = visit.page { perform([.open(page)]) }
        if let link = visit.link { perform([.addDownload(link: link)]) }
    }

    private func resize() {
        painted = nil
        window.noteSize()
        restyle()
    }

    private func restyle() {
        do {
            pass.ui.style = try styles.style(
                for: model.settings.theme, appearance: model.appearance, scale: window.scale,
                textSize: model.settings.textSize)
            pass.ui.lessMotion = model.settings.hasLessMotion || model.appearance.hasReducedMotion
        } catch {
            logger.error("style", metadata: ["cause": "\(error)"])
        }
    }

    /// Takes in what the services posted, as much as a frame has time for; whether there was anything.
    @discardableResult private func receive() -> Bool {
        let end = ThreadClock.now() + Self.newsTime
        let appearance = model.appearance
        model.now = AppLoop.timestamp
        model.downloads.hold()
        var hasNews = false
        var delivery: EventMailbox.Delivery
        repeat {
            delivery = mailbox.drain()
            hasNews = take(delivery) || hasNews
        } while delivery.hasMore && ThreadClock.now() < end
        model.downloads.release()
        if model.appearance != appearance { restyle() }
        pace.take(hasMore: delivery.hasMore)
        return hasNews
    }

    private func take(_ delivery: EventMailbox.Delivery) -> Bool {
        services.perform(model.apply(delivery.events))
        for case .reader(let request) in delivery.events { perform(request) }
        if delivery.events.contains(where: \.isReaderComing) { describedTree = nil }
        for (id, progress) in delivery.progress { model.apply(progress, of: id) }
        if delivery.hasOverflowed { services.perform([.reload]) }
        return !delivery.events.isEmpty || !delivery.progress.isEmpty
    }

    private func perform(_ request: AccessibleRequest) {
        switch request {
        case .press(let id): pass.ui.perform(.press, on: WidgetID(rawValue: id))
        case .focus(let id): pass.ui.perform(.focus, on: WidgetID(rawValue: id))
        case .scrollIntoView(let id): pass.ui.perform(.scrollIntoView, on: WidgetID(rawValue: id))
        case .setText(let id, let text): pass.ui.setText(text, of: WidgetID(rawValue: id))
        case .setValue(let id, let value): pass.ui.setValue(Float(value), of: WidgetID(rawValue: id))
        }
    }

    /// Takes over colours, sizes and motion.
    private func applySettings() {
        window.userScale = Float(model.settings.scale) / 100
        window.updateScale()
        languages.catalogue(for: model.settings.language).choose()
        painted = nil
        restyle()
    }

    // MARK: Drawing

    private func draw(input: [InputEvent]) {
        let now = clock.now - start
        model.now = AppLoop.timestamp
        let state = InputState(events: input, isWindowFocused: window.isFocused)
        pass.ui.isDescribed = treeFile != nil || services.desktop?.exporter.isActive == true
        let frame = pass.run(model, input: state, size: window.size, time: now) { actions in
            perform(actions)
            return model
        }
        if let copied = frame.copied { SDLWindow.setClipboardText(copied) }
        window.setTextInput(frame.textInput)
        window.setCursor(frame.cursor)
        handle(frame.unhandledKeys)
        if frame.drawList != painted || window.painter.isAnimating || window.painter.pictures.hasNews {
            present(frame, now: now)
        }
        describe(frame)
        let next = window.painter.isAnimating ? Duration.milliseconds(16) : frame.nextWake
        wake = next.map { clock.now + $0 }
    }

    private static var timestamp: Timestamp { Timestamp(rawValue: Int64(Date().timeIntervalSince1970 * 1_000)) }

    private func present(_ frame: Frame, now: Duration) {
        window.present(frame.drawList.commands, background: pass.ui.style.color.canvas, now: now)
        painted = frame.drawList
        framesDrawn += 1
        logger.trace("frame", metadata: ["number": "\(framesDrawn)"])
        treeFile?.write(frame.accessibility)
    }

    /// Tells screen readers what is shown; nobody listening costs one look at a lock.
    private func describe(_ frame: Frame) {
        guard let exporter = services.desktop?.exporter, exporter.isActive else { return }
        guard frame.accessibility != describedTree else { return }
        describedTree = frame.accessibility
        let (tree, scale, isActive) = (frame.accessibility, window.scale, window.isFocused)
        exporter.show { AccessibleTree(tree, scale: scale, isActive: isActive) }
    }

    private func handle(_ keys: [KeyStroke]) {
        for key in keys where !key.isRepeat {
            switch (key.key, key.modifiers) {
            case (.function(11), []): window.isFullscreen.toggle()
            case (.character("q"), .control): ending = .quit
            default: break
            }
        }
    }

    // MARK: Actions

    private func perform(_ actions: [AppAction]) {
        let settings = model.settings
        let effects = actions.flatMap { model.perform($0) }
        services.perform(effects)
        for effect in effects { performHere(effect) }
        if model.settings != settings { applySettings() }
    }

    /// What only the window can do.
    private func performHere(_ effect: AppEffect) {
        switch effect {
        case .readClipboard: perform([.addDownload(link: SDLWindow.clipboardText())])
        case .copyText(let text): SDLWindow.setClipboardText(text)
        case .quit: ending = .quit
        default: break
        }
    }
}
