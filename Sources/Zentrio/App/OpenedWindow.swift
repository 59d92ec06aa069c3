import DesktopIntegration
import ImmediateUI

/// A window, still hidden, with all that does not depend on the user's data: it opens while the databases are read.
struct OpenedWindow {
    let window: SDLWindow
    let shaper: TextShaper
    let styles: WindowStyle
    let languages: SpokenLanguages

    /// Opens the window.
    ///
    /// - Throws: `SDLFailure` without a display, or what reading the tokens throws.
    init(resources: ResourceDirectory, directories: XDGDirectories, options: WindowOptions) throws {
        shaper = TextShaper(fonts: FontCache(folder: resources.fonts))
        var configuration = WindowConfiguration(iconFolder: resources.assets + "/icons")
        configuration.scale = options.scale
        configuration.renderer = options.renderer
        configuration.environment = LibraryEnvironment.variables(
            for: XDGDirectories.processEnvironment, cache: directories.cache)
        window = try SDLWindow(configuration, shaper: shaper)
        styles = try WindowStyle(resources: resources)
        languages = SpokenLanguages(resources: resources, environment: XDGDirectories.processEnvironment)
    }
}
