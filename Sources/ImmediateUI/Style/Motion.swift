/// How long things take and how far they move.
package struct Motion: Hashable, Sendable {
    package var instant: Duration
    package var hover: Duration
    package var press: Duration
    package var toggle: Duration
    package var fade: Duration
    package var menu: Duration
    package var dialog: Duration
    package var sheet: Duration
    package var page: Duration
    package var navIndicator: Duration
    package var listReflow: Duration
    package var couchFocus: Duration
    package var couchScroll: Duration
    package var toastIn: Duration
    package var toastOut: Duration
    package var progressEase: Duration
    package var skeletonSweep: Duration
    package var toastStay: Duration
    package var toastStayWithAction: Duration
    package var tooltipDelay: Duration
    package var standard: Easing
    package var enter: Easing
    package var exit: Easing
    package var linear: Easing
    /// In logical pixels.
    package var menuDistance: Float
    /// In logical pixels.
    package var dialogDistance: Float
    /// In logical pixels.
    package var pageDistance: Float
    /// In logical pixels.
    package var toastDistance: Float
    package var pressScale: Float
    package var couchFocusScale: Float

    init(_ tokens: TokenScope) throws(StyleError) {
        instant = try Self.duration(tokens["durationMs.instant"])
        hover = try Self.duration(tokens["durationMs.hover"])
        press = try Self.duration(tokens["durationMs.press"])
        toggle = try Self.duration(tokens["durationMs.toggle"])
        fade = try Self.duration(tokens["durationMs.fade"])
        menu = try Self.duration(tokens["durationMs.menu"])
        dialog = try Self.duration(tokens["durationMs.dialog"])
        sheet = try Self.duration(tokens["durationMs.sheet"])
        page = try Self.duration(tokens["durationMs.page"])
        navIndicator = try Self.duration(tokens["durationMs.navIndicator"])
        listReflow = try Self.duration(tokens["durationMs.listReflow"])
        couchFocus = try Self.duration(tokens["durationMs.couchFocus"])
        couchScroll = try Self.duration(tokens["durationMs.couchScroll"])
        toastIn = try Self.duration(tokens["durationMs.toastIn"])
        toastOut = try Self.duration(tokens["durationMs.toastOut"])
        progressEase = try Self.duration(tokens["durationMs.progressEase"])
        skeletonSweep = try Self.duration(tokens["durationMs.skeletonSweep"])
        toastStay = try Self.duration(tokens["durationMs.toastStay"])
        toastStayWithAction = try Self.duration(tokens["durationMs.toastStayWithAction"])
        tooltipDelay = try Self.duration(tokens["durationMs.tooltipDelay"])
        standard = try Self.curve(tokens, "curve.standard")
        enter = try Self.curve(tokens, "curve.enter")
        exit = try Self.curve(tokens, "curve.exit")
        linear = try Self.curve(tokens, "curve.linear")
        menuDistance = try tokens.number("distance.menu")
        dialogDistance = try tokens.number("distance.dialog")
        pageDistance = try tokens.number("distance.page")
        toastDistance = try tokens.number("distance.toast")
        pressScale = try tokens.number("pressScale")
        couchFocusScale = try tokens.number("couchFocusScale")
    }

    private static func duration(_ tokens: TokenScope) throws(StyleError) -> Duration {
        .milliseconds(Int(try tokens.number()))
    }

    private static func curve(_ tokens: TokenScope, _ key: String) throws(StyleError) -> Easing {
        let numbers = try tokens.elements(key)
        guard numbers.count == 4 else { throw .mistyped(tokens[key].path, expected: "four numbers") }
        return Easing(
            x1: try numbers[0].number(), y1: try numbers[1].number(), x2: try numbers[2].number(),
            y2: try numbers[3].number())
    }
}
