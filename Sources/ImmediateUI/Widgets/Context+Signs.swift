/// Small signs: badges, pills and pictures.
extension Context {
    /// A small sign, such as a format or a state.
    ///
    /// - Parameters:
    ///   - text: A word or two.
    ///   - status: Gives colours and icon; nil is neutral and without icon.
    ///   - icon: Another icon than the status's.
    ///   - isTabular: Whether badges of as many digits are of one width. The default is false.
    package func badge(_ text: String, status: Status? = nil, icon: String? = nil, isTabular: Bool = false) {
        let metrics = style.size.badge
        let name = icon ?? status.map { style.status.icon($0) }
        let color = status.map { style.status[$0] } ?? style.color.textSecondary
        let box = Box(
            height: .fixed(metrics.height),
            padding: Insets(left: name == nil ? metrics.padX : metrics.padX - 2, right: metrics.padX), gap: 5,
            cross: .center, fill: status.map { style.status.soft($0) } ?? style.color.surface3, border: signBorder,
            radius: metrics.radius)
        row(box, semantics: Semantics(.label, text, hidesChildren: true)) {
            if let name { self.icon(name, size: metrics.icon, color: color) }
            label(text, status == nil && !isTabular ? style.type.micro : style.type.micro.tabular, color: color)
        }
    }

    /// A state of the whole window, such as Offline.
    ///
    /// - Parameters:
    ///   - text: A word or two.
    ///   - status: Gives colours and icon.
    ///   - showsText: Whether the words are written and not only said. The default is true.
    package func pill(_ text: String, status: Status, showsText: Bool = true) {
        let metrics = style.size.pill
        let color = style.status[status]
        let box = Box(
            height: .fixed(metrics.height),
            padding: Insets(left: metrics.padX - 2, right: showsText ? metrics.padX : metrics.padX - 2), gap: 6,
            cross: .center, fill: style.status.soft(status), border: signBorder, radius: metrics.height / 2)
        row(box, semantics: Semantics(.label, text, hidesChildren: true)) {
            icon(style.status.icon(status), size: metrics.icon, color: color)
            if showsText { label(text, style.type.captionStrong, color: color, truncates: false) }
        }
    }

    private var signBorder: Border? {
        style.theme == .highContrast ? Border(style.color.hairline, width: style.hairline) : nil
    }

    /// A picture that fills its box; without one, a tinted tile with the title.
    ///
    /// - Parameters:
    ///   - path: The picture's file; nil is none.
    ///   - title: What it shows.
    ///   - box: Its size and radius; other painting is ignored.
    ///   - opacity: The default is 1.
    package func image(_ path: String?, title: String, _ box: Box, opacity: Float = 1) {
        var box = box
        box.opacity = opacity
        if let path {
            box.decoration.image = ImageReference(path: path)
            box.fill = nil
            column(box, semantics: Semantics(.image, title)) {}
        } else {
            missingArt(title, box)
        }
    }

    private func missingArt(_ title: String, _ box: Box) {
        let pairs = style.missingArt
        let pair = pairs[Int(WidgetID.root.child(title).rawValue % UInt64(pairs.count))]
        var box = box
        box.decoration.gradient = [
            GradientStop(offset: 0, color: pair[0]),
            GradientStop(offset: 0.5, color: pair[0].mixed(with: pair[1], by: 0.5)),
            GradientStop(offset: 1, color: pair[1]),
        ]
        let padding: Float = 10
        box.layout.padding = Insets(all: padding)
        box.layout.main = .end
        box.layout.clips = true
        let width = fixed(box.width) ?? .infinity
        let height = fixed(box.height) ?? .infinity
        column(box, semantics: Semantics(.image, title, hidesChildren: true)) {
            // A tile of a list is too small for a title.
            guard width >= 72, height >= 64 else { return }
            let type = titleType(title, width: width - 2 * padding, width < 120 ? style.type.label : style.type.title3)
            // What does not fit ends in an ellipsis: a line more would be cut by the tile's edge.
            let lines = min(3, ((height - 2 * padding) / type.lineHeight).rounded(.down))
            guard lines >= 1 else { return }
            label(title, type, color: style.color.onArt, maxLines: Int(lines), width: .grow)
        }
    }

    /// The largest type in which no word of a title is broken; the first one when all break it.
    private func titleType(_ title: String, width: Float, _ first: TypeStyle) -> TypeStyle {
        let words = title.split(separator: " ").map(String.init)
        var types = [first, style.type.captionStrong, style.type.micro]
        for index in types.indices { types[index].face = .semibold }
        return types.first { type in words.allSatisfy { textWidth($0, in: type) <= width } } ?? types[0]
    }

    private func fixed(_ length: Length) -> Float? {
        if case .fixed(let size) = length.kind { size } else { nil }
    }
}
