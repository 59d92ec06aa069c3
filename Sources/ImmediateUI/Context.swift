/// Start here: the user interface of one window, declared anew for each frame.
///
/// A frame has four steps. `begin` takes the input and finds out, from where the last frame put everything, what was
/// pressed and what has the focus. Then screens declare what there is; each widget answers at once with what happened to
/// it. `end` computes the layout and, from that one tree, what to paint, where the pointer can hit, in which order keys
/// move, and what a screen reader hears. A complete screen:
///
/// ```swift
/// func downloadsScreen(_ ui: Context, _ model: DownloadsModel) -> [AppAction] {
///     var actions: [AppAction] = []
///     ui.scrollArea("page", .init(width: .grow, height: .grow, padding: .init(horizontal: 40, vertical: 24))) {
///         ui.column(.init(width: .grow, gap: 16)) {
///             ui.row(.init(width: .grow, main: .spaceBetween, cross: .center), id: "title", zone: .row) {
///                 ui.heading("Downloads", ui.style.type.title1)
///                 if ui.button("Paste Link", icon: "paste", kind: .quiet).clicked { actions.append(.openPasteLink) }
///             }
///             for item in model.failed {
///                 ui.row(.card(ui.style), id: "failed-\(item.id)", zone: .row) {
///                     ui.column(.init(width: .grow)) {
///                         ui.label(item.title, ui.style.type.label)
///                         ui.label(item.reason, ui.style.type.caption, color: ui.style.status[.failed])
///                     }
///                     if ui.button("Retry", icon: "retry", size: .small).clicked { actions.append(.retry(item.id)) }
///                 }
///             }
///         }
///     }
///     return actions
/// }
/// ```
///
/// Widgets are found again by their key below their parent's key, never by their position; two of the same key below one
/// parent are an error that stops a debug build. A button's key is its label unless an `id` is given.
package final class Context {
    /// One open container.
    struct Open {
        var node: Int32
        /// Below which keys are made.
        var id: WidgetID
        var layer: Int32
    }

    package var style: Style
    /// Whether movements are left out; values that mean something, such as progress, still move.
    package var lessMotion = false
    /// Which way lines of widgets run; may be replaced between frames.
    package var direction = LayoutDirection.leftToRight
    /// What widgets say by themselves; the default is English.
    package var words = Words()
    /// How high bars at the window's foot are; toasts stand above them.
    package var toastInset: Float = 0
    /// Whether frames hold what screen readers meet; where nobody reads, their tree may be left empty.
    package var isDescribed: Bool {
        get { tree.isDescribed }
        set { tree.isDescribed = newValue }
    }
    /// Told before and after each layout, so that trials can time it; nil for nobody.
    package var onLayout: ((_ isBeginning: Bool) -> Void)?
    package internal(set) var windowSize = Extent.zero
    /// The time of the frame, on the window's clock.
    package internal(set) var time = Duration.zero
    /// What the user used last.
    package internal(set) var modality = Modality.pointer

    let measurer: any TextMeasuring
    var tree = NodeTree()
    var texts = TextCache()
    var stack: [Open] = []
    var declared: Set<WidgetID> = []
    var frameNumber: UInt64 = 0

    // What the last frame laid out.
    var hitAreas: [HitArea] = []
    var scrollAreas: [ScrollArea] = []
    var frames: [WidgetID: Rect] = [:]
    var claims: [WidgetID: KeyClaims] = [:]
    /// Texts that were cut short, with the number of hit areas below them.
    var truncations: [(truncation: Truncation, order: Int)] = []
    var drawList = DrawList()
    var accessibility = AccessibilityTree()
    var focusMap = FocusMap()

    // What this frame's input meant.
    var pointer = PointerStateMachine()
    var pointerOrigin: Point?
    var focus = FocusStateMachine()
    var clicks: [WidgetID: Int] = [:]
    var activations: Set<WidgetID> = []
    var secondaryClicks: Set<WidgetID> = []
    var misses: Set<WidgetID> = []
    var closeRequests: Set<WidgetID> = []
    var deliveries: [(id: WidgetID, event: WidgetEvent)] = []
    var unhandledKeys: [KeyStroke] = []
    /// Presses that a screen reader asked for; they count in the next frame.
    var requestedPresses: [WidgetID] = []
    /// What else it sent to single widgets.
    var requestedEvents: [(id: WidgetID, event: WidgetEvent)] = []
    var reveals: WidgetID?
    var changed = false
    /// Whether input or a motion scrolled an area in this frame.
    var hasScrolled = false
    /// Whether neither the user nor the frame before asked for this one.
    private var isUnasked = false
    /// Whether a key or a command led to this frame, in itself or in one that asked for it.
    private var isCommanded = false

    // What widgets remember.
    var scrolls = StateTable<SIMD2<Float>>()
    /// Areas that scroll by themselves at the moment.
    var scrollMotions: [WidgetID: ScrollMotion] = [:]
    var finger = TouchStateMachine()
    var pose: Pose?
    var padKeys = KeyRepeatStateMachine()
    var transitions = StateTable<Transition>()
    var glides = StateTable<Glide>()
    var pictures: [WidgetID: Picture] = [:]
    var leaving: [WidgetID: Leaving] = [:]
    var fields = StateTable<TextFieldState>()
    var lists = StateTable<VirtualListState>()
    var hoverSince: (target: TooltipTarget, time: Duration)?
    var openMenuID: WidgetID?
    var toasts = ToastQueue()
    /// The toast whose button was pressed: noticed at the end of one frame, told in the next.
    var pressedToast: String?
    var actedToast: String?
    var nextWake: Duration?
    var copied: String?
    var textInput: Rect?
    /// Whether what is being declared lies on a field.
    var isInField = false
    /// The scroll areas around what is being declared.
    var scrollStack: [WidgetID] = []
    var listRecords: [VirtualListRecord] = []
    /// The list with the focus in it.
    var focusedList: WidgetID?
    /// The row that is on its way to another place, and the move that was made in this frame.
    var reordering: Reordering?
    var movedRow: (list: WidgetID, from: Int, to: Int)?
    var openRow: OpenRow?
    /// Where a scroll thumb was grasped, and the offset at that time.
    var thumbGrip: (y: Float, offset: Float)?

    /// Makes the context of a window.
    ///
    /// - Parameters:
    ///   - style: Colours, sizes and type; may be replaced between frames.
    ///   - measurer: Measures text as the painter will set it.
    package init(style: Style, measurer: any TextMeasuring) {
        self.style = style
        self.measurer = measurer
    }

    /// Begins a frame.
    ///
    /// - Parameters:
    ///   - input: What happened since the last one.
    ///   - size: The window's size in logical pixels.
    ///   - time: A clock that only goes forward.
    package func begin(_ input: InputState = .none, size: Extent, time: Duration) {
        precondition(stack.isEmpty, "The last frame was not ended.")
        frameNumber += 1
        self.time = time
        windowSize = size
        isUnasked = input.events.isEmpty && !changed
        isCommanded =
            isCommanded && changed || input.events.contains(where: \.isCommand) || !requestedPresses.isEmpty
            || !requestedEvents.isEmpty
        resetFrame()
        advanceScrolls()
        for event in input.events {
            handle(mirrored(event), isWindowFocused: input.isWindowFocused)
        }
        repeatPad(isWindowFocused: input.isWindowFocused)
        for id in requestedPresses {
            activations.insert(id)
            click(id, count: 1)
        }
        requestedPresses.removeAll()
        if !requestedEvents.isEmpty { changed = true }
        deliveries += requestedEvents
        requestedEvents.removeAll()
        dragThumbs()
        scrollHeldRow()
        trackHover()
        focusedList = nil
        let root = tree.add(.root, parent: -1, box: Box(), layer: 0)
        tree[Int(root)].layout.axis = .stack
        tree.setSemantics(Semantics(.window), of: root)
        tree.setMark(.scope(.root), of: root)
        stack.append(Open(node: root, id: .root, layer: 0))
    }

    /// Ends the frame: lays out and paints.
    ///
    /// - Returns: What to paint and when to come again.
    package func end() -> Frame {
        declareOverlays()
        precondition(stack.count == 1, "A container is still open.")
        stack.removeAll()
        onLayout?(true)
        layOut()
        onLayout?(false)
        emit()
        checkLists()
        checkReordering()
        let focusedBefore = focus.focused
        focus.update(focusMap, isAsked: isCommanded)
        if focus.focused != focusedBefore {
            changed = true
            // What comes and goes by itself scrolls nothing.
            if modality == .directional, isCommanded { reveals = focus.focused }
        }
        let hoveredBefore = pointer.hovered
        pointer.refreshHover(areas: hitAreas)
        if pointer.hovered != hoveredBefore { noteHover() }
        collect()
        return mirrored(
            Frame(
                drawList: drawList, accessibility: accessibility, focused: focus.focused, cursor: cursor,
                textInput: textInput, nextWake: nextWake, needsAnotherFrame: changed, copied: copied,
                unhandledKeys: unhandledKeys))
    }

    /// What moves away below a pointer that rests is told in the next frame; declaring everything twice would cost each of
    /// them.
    private func noteHover() {
        if hasScrolled || isUnasked { wake(after: Self.tick) } else { changed = true }
    }

    private func resetFrame() {
        tree.removeAll()
        declared.removeAll(keepingCapacity: true)
        clicks.removeAll(keepingCapacity: true)
        activations.removeAll(keepingCapacity: true)
        secondaryClicks.removeAll(keepingCapacity: true)
        misses.removeAll(keepingCapacity: true)
        closeRequests.removeAll(keepingCapacity: true)
        deliveries.removeAll(keepingCapacity: true)
        unhandledKeys.removeAll(keepingCapacity: true)
        listRecords.removeAll(keepingCapacity: true)
        movedRow = nil
        nextWake = nil
        copied = nil
        textInput = nil
        actedToast = pressedToast
        pressedToast = nil
        changed = false
        hasScrolled = false
    }

    private var cursor: CursorKind {
        guard let id = pointer.active ?? pointer.hovered, let area = hitAreas.last(where: { $0.id == id }),
            area.interaction.isEnabled, !area.interaction.isBackdrop
        else { return .arrow }
        return area.interaction.cursor
    }

    /// Asks for a frame after `delay` from now, unless one comes sooner.
    func wake(after delay: Duration) {
        nextWake = min(nextWake ?? delay, delay)
    }

    /// How much is remembered between frames, so that trials can see whether it grows.
    package var rememberedCount: Int {
        transitions.count + glides.count + fields.count + lists.count + scrolls.count + scrollMotions.count
            + pictures.count + leaving.count
    }

    private func collect() {
        guard frameNumber % 64 == 0 else { return }
        transitions.collect(frame: frameNumber, keeping: 64, limit: 4096)
        glides.collect(frame: frameNumber, keeping: 64, limit: 1024)
        fields.collect(frame: frameNumber, keeping: 64, limit: 256)
        lists.collect(frame: frameNumber, keeping: 64, limit: 64)
        // A page that is left for a while finds its scroll offset again.
        scrolls.collect(frame: frameNumber, keeping: 100_000, limit: 256)
    }
}
