import Foundation

/// Where the tests find the project's own files.
nonisolated enum ProjectFolders {
    static let root = String(#filePath).split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }
    static let fonts = root + "/Fonts"
    static let icons = root + "/Assets/icons"
    static let artwork = root + "/Assets/artwork"
    static let golden = root + "/Tests/ZentrioTests/Golden"
}
