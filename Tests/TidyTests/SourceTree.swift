import Foundation

/// The files of this package.
enum SourceTree {
    /// The package's folder, absolute.
    static let root = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")

    static let sources = swiftFiles(below: "Sources")
    static let tests = swiftFiles(below: "Tests")

    /// Everything that people read: code, scripts, documents and data, except the rules themselves, which quote what is
    /// forbidden.
    static let texts: [SourceFile] = {
        let single = [
            "Package.swift", "Makefile", "README.md", "Fonts/README.md", ".ci/run", ".ci/setup", ".gitignore",
        ]
        let endings = ["swift", "h", "modulemap", "json", "desktop", "xml", "svg", "md", "sh"]
        let found = ["Sources", "Tests", "Assets"].flatMap { paths(below: $0) }.filter { path in
            endings.contains { path.hasSuffix("." + $0) } && !path.hasPrefix("Tests/TidyTests/")
        }
        return (single + found).compactMap(file)
    }()

    /// The names of the targets, which are the folders in Sources.
    static let targets = Set(sources.map(\.target)).sorted()

    private static func swiftFiles(below folder: String) -> [SourceFile] {
        paths(below: folder).filter { $0.hasSuffix(".swift") }.compactMap(file)
    }

    private static func paths(below folder: String) -> [String] {
        let paths = FileManager.default.enumerator(atPath: root + "/" + folder)?.compactMap { $0 as? String } ?? []
        return paths.sorted().map { folder + "/" + $0 }
    }

    private static func file(at path: String) -> SourceFile? {
        FileManager.default.contents(atPath: root + "/" + path).map {
            SourceFile(path: path, text: String(decoding: $0, as: UTF8.self))
        }
    }
}
