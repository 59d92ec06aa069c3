extension Context {
    /// A line of text to edit.
    ///
    /// The screen gives the text it has and takes over the one it gets; a screen that applies changes a frame later works
    /// as well, and a text that it changes itself replaces what was typed.
    ///
    /// - Parameters:
    ///   - key: Its identity.
    ///   - text: What the screen has.
    ///   - label: What belongs in it, for screen readers.
    ///   - placeholder: What is written while it is empty.
    ///   - icon: Stands before the text.
    ///   - width: The default takes what is left.
    ///   - height: The default is the height of fields; beside other controls theirs looks better.
    ///   - isPassword: Whether characters are hidden. The default is false.
    ///   - digits: For a number, how many digits it may have; nothing else is taken. The default is any text.
    ///   - error: What is wrong, written below; nil is nothing. An empty one marks the field for a screen that writes it
    ///     itself.
    ///   - isEnabled: The default is true.
    ///   - trailing: Declares what stands behind the text, such as a small button.
    /// - Returns: The text now and what happened.
    @discardableResult
    package func textField(
        _ key: String, text: String, label: String, placeholder: String = "", icon: String? = nil,
        width: Length = .grow, height: Float? = nil, isPassword: Bool = false, digits: Int? = nil,
        error: String? = nil, isEnabled: Bool = true, trailing: (() -> Void)? = nil
    ) -> TextFieldResponse {
        let id = id(key)
        let response = response(id, isEnabled: isEnabled)
        var state = fields.value(id, frame: frameNumber) ?? TextFieldState()
        state.accept(text)
        state.isPassword = isPassword
        state.digits = digits
        var result = TextFieldResponse(text: text, isChanged: false, isSubmitted: false, isFocused: response.isFocused)
        if isEnabled { result = edit(id, &state, response) }
        state.told = result.text
        let field = FieldLook(
            label: label, placeholder: placeholder, icon: icon, height: height ?? style.size.field.height,
            isPassword: isPassword, hasError: error != nil, isEnabled: isEnabled)
        column(.init(width: width, gap: 6)) {
            declareField(id, &state, field, response, trailing)
            if let error, !error.isEmpty {
                self.label(error, style.type.caption, color: style.color.danger, maxLines: 0, width: .grow)
            }
        }
        fields.set(id, state, frame: frameNumber)
        return result
    }

    /// What of a field does not change while it is edited.
    private struct FieldLook {
        var label: String
        var placeholder: String
        var icon: String?
        var height: Float
        var isPassword: Bool
        var hasError: Bool
        var isEnabled: Bool
    }

    private func declareField(
        _ id: WidgetID, _ state: inout TextFieldState, _ look: FieldLook, _ response: Response,
        _ trailing: (() -> Void)?
    ) {
        let metrics = style.size.field
        let box = Box(
            width: .grow, height: .fixed(look.height),
            padding: Insets(left: metrics.padX, right: trailing == nil ? metrics.padX : 6), gap: 10, cross: .center,
            fill: style.theme == .light ? style.color.surface2 : style.color.surface3,
            border: fieldBorder(look, response), radius: style.radius.field, opacity: look.isEnabled ? 1 : 0.4)
        let interaction = Interaction(
            isEnabled: look.isEnabled, claims: [.horizontal, .ends, .text, .enter], cursor: .text, drawsOwnFocus: true,
            tracksDrag: true)
        let value = look.isPassword ? String(repeating: "•", count: state.editor.characters.count) : state.editor.text
        var semantics = Semantics(
            look.isPassword ? .passwordEntry : .entry, look.label, value: value, states: look.hasError ? .invalid : [])
        semantics.caret = state.editor.caret
        control(id, .row, box, interaction, semantics) {
            if let icon = look.icon { self.icon(icon, size: metrics.icon, color: style.color.textSecondary) }
            declareText(id, &state, look, isFocused: response.isFocused)
            isInField = true
            if let trailing { trailing() }
            isInField = false
        }
    }

    private func fieldBorder(_ look: FieldLook, _ response: Response) -> Border {
        if look.hasError { return Border(style.color.danger, width: 2) }
        if response.isFocused { return Border(style.color.focusRing, width: 2) }
        return Border(response.isHovered ? style.color.outline : style.color.hairlineStrong, width: style.hairline)
    }

    // MARK: The text itself

    private func declareText(_ id: WidgetID, _ state: inout TextFieldState, _ look: FieldLook, isFocused: Bool) {
        let type = style.type.body
        let frame = frames[id.part(7)] ?? .zero
        let shown = look.isPassword ? Array(repeating: "•", count: state.shown.count) : state.shown
        let text = String(shown)
        let carets = caretPositions(in: text, type)
        let caretX = carets.indices.contains(state.shownCaret) ? carets[state.shownCaret] : 0
        state.scroll = Self.scroll(state.scroll, caret: caretX, end: carets.max() ?? 0, width: frame.width)
        let node = open(.stack, Box(width: .grow, height: .fixed(type.lineHeight), clips: true), id.part(7))
        tree[Int(node)].layout.cross = .center
        let picture = TextFieldPicture(
            text: text, carets: carets, caret: isFocused && showsCaret(state) ? caretX : nil,
            selection: isFocused ? state.editor.selection : 0..<0,
            composition: state.composition.isEmpty
                ? nil : state.editor.caret..<(state.editor.caret + state.composition.count),
            scroll: state.scroll, lead: runsAgainst(carets) ? 2 : 0, type: type, color: style.color.textPrimary,
            caretColor: style.color.accentText,
            selectionColor: style.color.progressPending)
        if shown.isEmpty, !look.placeholder.isEmpty {
            placeholder(look.placeholder, type)
        }
        drawing(Box(width: .grow, height: .grow)) { rect, list in picture.paint(rect, &list) }
        close()
        if isFocused {
            textInput = Rect(x: frame.x + caretX - state.scroll, y: frame.y, width: 2, height: type.lineHeight)
        }
    }

    private func placeholder(_ text: String, _ type: TypeStyle) {
        leaf(
            Box(width: .grow),
            .text(
                TextContent(
                    text: text, style: type, color: style.color.textTertiary, maxLines: 1, alignment: .leading,
                    mayTruncate: true)))
    }

    private static func scroll(_ scroll: Float, caret: Float, end: Float, width: Float) -> Float {
        guard width > 0 else { return 0 }
        let room = max(2, width - 2)
        let inView = max(caret - room, min(scroll, caret))
        return max(0, min(inView, end - room))
    }

    private func showsCaret(_ state: TextFieldState) -> Bool {
        let half = Duration.milliseconds(530)
        let since = time - state.lastUse
        let turns = Int64(since / half)
        wake(after: state.lastUse + half * (turns + 1) - time)
        return turns % 2 == 0
    }

    // MARK: Editing

    private func edit(
        _ id: WidgetID, _ state: inout TextFieldState, _ response: Response
    ) -> TextFieldResponse {
        let before = state.editor.text
        var isSubmitted = false
        for event in events(for: id) {
            state.lastUse = time
            switch event {
            case .key(let stroke) where stroke.key == .enter: isSubmitted = state.composition.isEmpty
            case .key(let stroke): press(stroke, &state)
            case .text(let text): commit(text, &state)
            case .pasted(let text): insert(text, isTyped: false, &state)
            case .composition(let text, let caret): compose(text, caret, &state)
            case .pressed(let point, let clicks, let modifiers): grasp(point, clicks, modifiers, id, &state)
            case .dragged(let point): drag(to: point, id, &state)
            case .released: state.wordAnchor = nil
            case .replaced(let text): replace(with: text, &state)
            case .set: break
            }
        }
        if !response.isFocused {
            state.composition = []
            state.lastUse = time
        }
        let text = state.editor.text
        return TextFieldResponse(
            text: text, isChanged: text != before, isSubmitted: isSubmitted, isFocused: response.isFocused)
    }

    private func commit(_ text: String, _ state: inout TextFieldState) {
        state.composition = []
        insert(text, isTyped: true, &state)
    }

    /// What a number does not take leaves what is selected as it is.
    private func insert(_ text: String, isTyped: Bool, _ state: inout TextFieldState) {
        let admitted = state.admitted(text)
        guard !admitted.isEmpty || text.isEmpty else { return }
        state.editor.insert(admitted, isTyped: isTyped)
    }

    private func replace(with text: String, _ state: inout TextFieldState) {
        state.composition = []
        state.editor.selectAll()
        if text.isEmpty { state.editor.deleteSelection() } else { insert(text, isTyped: false, &state) }
    }

    private func compose(_ text: String, _ caret: Int, _ state: inout TextFieldState) {
        if !text.isEmpty { state.editor.deleteSelection() }
        state.composition = Array(text)
        state.compositionCaret = caret
    }

    private func press(_ stroke: KeyStroke, _ state: inout TextFieldState) {
        // While an input method composes, the keys are its own.
        guard state.composition.isEmpty else { return }
        let byWord = stroke.modifiers.contains(.control)
        let selecting = stroke.modifiers.contains(.shift)
        let isTurned = runsAgainst(caretPositions(in: String(state.shown), style.type.body))
        switch stroke.key {
        case .left where !isTurned, .right where isTurned: state.editor.moveLeft(byWord: byWord, selecting: selecting)
        case .left, .right: state.editor.moveRight(byWord: byWord, selecting: selecting)
        case .home: state.editor.move(to: 0, selecting: selecting)
        case .end: state.editor.move(to: .max, selecting: selecting)
        case .backspace: state.editor.deleteBackward(byWord: byWord)
        case .delete: state.editor.deleteForward(byWord: byWord)
        case .character(let letter) where byWord:
            shortcut(letter, isShifted: selecting, &state)
        default: break
        }
    }

    private func shortcut(_ letter: Character, isShifted: Bool, _ state: inout TextFieldState) {
        switch letter {
        case "a": state.editor.selectAll()
        case "c": copy(state)
        case "x":
            copy(state)
            if !state.isPassword { state.editor.deleteSelection() }
        case "z" where isShifted: state.editor.redo()
        case "z": state.editor.undo()
        case "y": state.editor.redo()
        default: break
        }
    }

    /// Hidden text does not leave the field.
    private func copy(_ state: TextFieldState) {
        guard !state.isPassword, !state.editor.selection.isEmpty else { return }
        copied = state.editor.selectedText
    }

    // MARK: Pointer

    private func grasp(
        _ point: Point, _ clicks: Int, _ modifiers: KeyModifiers, _ id: WidgetID, _ state: inout TextFieldState
    ) {
        let place = place(of: point, id, state)
        switch clicks {
        case 2:
            state.editor.selectWord(at: place.character)
            state.wordAnchor = state.editor.selection
        case 3...: state.editor.selectAll()
        default: state.editor.move(to: place.caret, selecting: modifiers.contains(.shift))
        }
    }

    private func drag(to point: Point, _ id: WidgetID, _ state: inout TextFieldState) {
        let place = place(of: point, id, state)
        guard let word = state.wordAnchor else {
            state.editor.move(to: place.caret, selecting: true)
            return
        }
        // Words stay whole: the first one and the one under the pointer.
        let isBefore = place.caret < word.lowerBound
        state.editor.selectWord(at: place.character)
        let other = state.editor.selection
        state.editor.move(to: isBefore ? word.upperBound : word.lowerBound)
        state.editor.move(
            to: isBefore ? other.lowerBound : max(word.upperBound, other.upperBound), selecting: true)
    }

    /// The caret position nearest to a point, and the character below it.
    private func place(of point: Point, _ id: WidgetID, _ state: TextFieldState) -> (caret: Int, character: Int) {
        let frame = frames[id.part(7)] ?? .zero
        let shown = state.isPassword ? Array(repeating: "•", count: state.shown.count) : state.shown
        let carets = caretPositions(in: String(shown), style.type.body)
        let x = point.x - frame.x + state.scroll
        let caret = carets.indices.min { abs(carets[$0] - x) < abs(carets[$1] - x) } ?? 0
        let character = carets.indices.dropLast().first { index in
            let (one, other) = (carets[index], carets[index + 1])
            return min(one, other) <= x && x < max(one, other)
        }
        return (min(caret, state.editor.characters.count), character ?? max(0, min(caret, carets.count - 2)))
    }
}
