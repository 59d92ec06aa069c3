import DesktopIntegration
import ImmediateUI

/// What a window needs that does not depend on the user's data: it is made while the databases are read.
struct WindowPreparation {
    private let video: VideoSystem
    private let configuration: WindowConfiguration
    private let shaper: TextShaper
    private let styles: WindowStyle
    private let languages: SpokenLanguages

    /// Connects to the display and reads colours and languages.
    ///
    /// - Throws: `SDLFailure` without a display, or what reading the tokens throws.
    init(resources: ResourceDirectory, directories: XDGDirectories, options: WindowOptions) throws {
        var configuration = WindowConfiguration(iconFolder: resources.assets + "/icons")
        configuration.scale = options.scale
        configuration.renderer = options.renderer
        configuration.environment = LibraryEnvironment.variables(
            for: XDGDirectories.processEnvironment, cache: directories.cache)
        self.configuration = configuration
        video = try VideoSystem(
            applicationID: configuration.applicationID, environment: configuration.environment)
        shaper = TextShaper(fonts: FontCache(folder: resources.fonts))
        styles = try WindowStyle(resources: resources)
        languages = SpokenLanguages(resources: resources, environment: XDGDirectories.processEnvironment)
    }

    /// Opens the window, still hidden, as large as it was: another size later would cost it its memory once more.
    ///
    /// - Parameters:
    ///   - state: How it was when it was closed; nil for one that never was.
    ///   - userScale: What the user wants on top of the desktop's scale.
    /// - Returns: The window.
    /// - Throws: `SDLFailure`.
    func open(as state: WindowState?, userScale: Float) throws(SDLFailure) -> OpenedWindow {
        var configuration = configuration
        if let state {
            configuration.size = Extent(width: state.size.width * userScale, height: state.size.height * userScale)
        }
        return OpenedWindow(
            window: try SDLWindow(configuration, video: video, shaper: shaper), shaper: shaper, styles: styles,
            languages: languages)
    }
}
