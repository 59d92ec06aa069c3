/// What `user-dirs.dirs` says: the user's own folders, whose names are translated on most systems.
struct UserDirectories: Hashable {
    /// The folder for films, absolute; nil when the file does not name one.
    let videos: String?

    /// Reads lines such as `XDG_VIDEOS_DIR="$HOME/Filme"`; other lines and other shell syntax are ignored.
    init(text: String, home: String) {
        var videos: String?
        for line in text.split(whereSeparator: \.isNewline) {
            let parts = line.drop { $0 == " " || $0 == "\t" }.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, parts[0] == "XDG_VIDEOS_DIR" else { continue }
            videos = UserDirectories.folder(inQuotes: parts[1], home: home) ?? videos
        }
        self.videos = videos
    }

    private static func folder(inQuotes text: Substring, home: String) -> String? {
        guard text.first == "\"" else { return nil }
        var path = ""
        var isEscaped = false
        for character in text.dropFirst() {
            if isEscaped {
                path.append(character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else if character == "\"" {
                return expanded(path, home: home)
            } else {
                path.append(character)
            }
        }
        return nil
    }

    private static func expanded(_ path: String, home: String) -> String? {
        if path == "$HOME" || path == "$HOME/" { return home }
        if path.hasPrefix("$HOME/") { return home + path.dropFirst("$HOME".count) }
        return path.hasPrefix("/") ? path : nil
    }
}
