import ImmediateUI

/// How large the window was when it was closed.
nonisolated struct WindowState: Hashable, Sendable {
    /// The size that the window has when it is neither maximised nor over the whole screen, in logical pixels.
    var size: Extent
    var isMaximized = false

    init(size: Extent, isMaximized: Bool = false) {
        self.size = size
        self.isMaximized = isMaximized
    }

    /// Reads stored values; nil when there are none, or none that can be.
    init?(values: [String: String]) {
        guard let width = values["window_width"].flatMap({ Float($0) }),
            let height = values["window_height"].flatMap({ Float($0) }), (320...20_000).contains(width),
            (320...20_000).contains(height)
        else { return nil }
        self.init(
            size: Extent(width: width, height: height), isMaximized: values["window_maximized"] == "true")
    }

    /// The values to store, by their stored names.
    var values: [String: String] {
        [
            "window_width": String(Int(size.width.rounded())), "window_height": String(Int(size.height.rounded())),
            "window_maximized": String(isMaximized),
        ]
    }
}
