/// The names under which the desktop knows the program.
package enum ApplicationIdentity {
    /// The application's identifier: of its desktop file, icon, metainfo and windows.
    ///
    /// Installed systems refer to it: it may not change.
    package static let identifier = "io.github.zentrio.Zentrio"

    /// The program's name in folders and on the command line.
    package static let name = "zentrio"
}
