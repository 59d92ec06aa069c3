import FoundationEssentials

/// The folder that holds the program's own files: `Assets` and `Fonts`.
package struct ResourceDirectory: Hashable, Sendable {
    /// The folder is nowhere.
    package struct Missing: Error, Hashable, Sendable {
        /// Where it was looked for, in order.
        package let places: [String]

        /// What happened and what helps.
        package var sentence: String {
            "Zentrio's own pictures and fonts were not found. Start it from its source folder, or install it again with make install."
        }
    }

    /// The absolute path of the folder.
    package let path: String

    package var assets: String { path + "/Assets" }
    package var fonts: String { path + "/Fonts" }

    /// Finds the folder that belongs to this process.
    ///
    /// - Throws: `Missing` when it is at none of the places.
    package static func find() throws(Missing) -> ResourceDirectory {
        let executable = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return try ResourceDirectory(
            environment: ProcessInfo.processInfo.environment, executable: executable ?? "",
            fileExists: { FileManager.default.fileExists(atPath: $0) })
    }

    /// Looks at `ZENTRIO_RESOURCES`, then beside an installed program, then in every folder above the executable.
    ///
    /// `ZENTRIO_RESOURCES` decides alone when it is set: a wrong path there is an error, not a reason to take other files.
    ///
    /// - Parameters:
    ///   - environment: The variables by name.
    ///   - executable: The program's absolute path, without symbolic links.
    ///   - fileExists: Answers whether there is a file at a path.
    /// - Throws: `Missing` when it is at none of the places.
    init(environment: [String: String], executable: String, fileExists: (String) -> Bool) throws(Missing) {
        let places = ResourceDirectory.places(environment: environment, executable: executable)
        guard let place = places.first(where: { fileExists($0 + "/Assets/tokens.json") }) else {
            throw Missing(places: places)
        }
        path = place
    }

    private static func places(environment: [String: String], executable: String) -> [String] {
        if let place = environment["ZENTRIO_RESOURCES"], !place.isEmpty { return [place] }
        let folders = foldersAbove(executable)
        let installed = folders.dropFirst().first.map { [$0 + "/share/" + ApplicationIdentity.name] } ?? []
        return installed + folders
    }

    /// `/a/b`, `/a` and the empty text, which stands for the root, for `/a/b/c`.
    private static func foldersAbove(_ path: String) -> [String] {
        var folders: [String] = []
        var rest = Substring(path)
        while let slash = rest.lastIndex(of: "/") {
            rest = rest[..<slash]
            folders.append(String(rest))
        }
        return folders
    }
}
