import ImmediateUI

/// How the window is opened.
nonisolated struct WindowConfiguration: Sendable {
    /// What draws.
    enum RendererChoice: String, Sendable {
        /// The graphics card if there is a real one, else the processor.
        case automatic
        case software
        case accelerated
    }

    /// The application's id, which ties the window to its desktop file.
    var applicationID = "io.github.zentrio.Zentrio"
    /// The default is "Zentrio".
    var title = "Zentrio"
    /// In logical pixels; it is made smaller to fit the screen.
    ///
    /// The default is 1280x800.
    var size = Extent(width: 1280, height: 800)
    /// In logical pixels.
    ///
    /// The default is 480x480.
    var minimumSize = Extent(width: 480, height: 480)
    /// Physical pixels for a logical one; nil, the default, asks the desktop.
    ///
    /// From 0.75 to 3.
    var scale: Float?
    /// The default is automatic.
    var renderer = RendererChoice.automatic
    /// Whether it opens over the whole screen.
    ///
    /// The default is false.
    var isFullscreen = false
    /// Where the icons' SVG files lie; "zentrio.svg" among them becomes the window's icon.
    var iconFolder: String
    /// Variables for SDL and the libraries below it, unless the user has set them.
    ///
    /// The default is empty.
    var environment: [String: String] = [:]
}
