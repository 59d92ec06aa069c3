import Dispatch

/// Shows a folder in the desktop's file manager.
package struct FolderOpener: Sendable {
    private let environment: [String: String]

    /// Makes an opener that looks for `xdg-open` in the environment's `PATH`.
    package init(environment: [String: String]) {
        self.environment = environment
    }

    /// Opens a folder by its absolute path; false when no program could be found for it.
    package func open(_ path: String) async -> Bool {
        guard let executable = ExecutableSearch.path(of: "xdg-open", environment: environment),
            let opener = try? DesktopOpener(executable: executable, path: path, environment: environment)
        else { return false }
        // Waiting for xdg-open blocks, and some desktops keep it until the file manager closes.
        let queue = DispatchQueue(label: "zentrio.folder")
        let outcome = await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: opener.run()) }
        }
        return outcome.ending == .handedOver
    }
}
