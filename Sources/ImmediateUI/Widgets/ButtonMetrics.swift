/// The measures of a button of one size.
struct ButtonMetrics {
    var height: Float
    var padX: Float
    var padXWithIcon: Float
    var gap: Float
    var minWidth: Float
    var icon: Float
    var radius: Float
    private var base: TypeStyle

    init(_ size: ButtonSize, _ style: Style) {
        let metrics: Sizes.Button
        switch size {
        case .normal: metrics = style.size.button
        case .large: metrics = style.size.buttonLarge
        case .small: metrics = style.size.buttonSmall
        }
        height = metrics.height
        padX = metrics.padX
        padXWithIcon = metrics.padXWithIcon
        gap = metrics.gap
        minWidth = metrics.minWidth
        icon = metrics.icon
        radius = size == .small ? style.radius.thumb : style.radius.button
        base = size == .small ? style.type.captionStrong : style.type.label
    }

    /// The label's type; the primary button's is bolder.
    func type(_ kind: ButtonKind) -> TypeStyle {
        var type = base
        if kind == .primary { type.face = .semibold }
        return type
    }
}
