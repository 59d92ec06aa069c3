import MediaModel
import Transfer

/// The name of the file behind an address.
package enum MediaFileName {
    /// The endings of files that can be watched or heard.
    static let extensions: Set<String> = [
        "mp4", "m4v", "mov", "mkv", "webm", "avi", "ts", "m2ts", "mts", "mpg", "mpeg", "vob", "flv", "wmv", "asf",
        "ogv",
        "ogg", "oga", "opus", "3gp", "mp3", "m4a", "aac", "flac", "wav",
    ]

    /// The name that the server gives, else the last part of the address that was asked, else of the one that answered.
    static func name(of response: TransferResponse, asked: WebAddress) -> String? {
        if let header = response["Content-Disposition"], let name = name(disposition: header) { return name }
        let candidates = [asked.lastPathComponent, response.address.lastPathComponent].compactMap(\.self)
        return candidates.first { hasMediaExtension($0) } ?? candidates.first
    }

    /// The name in a Content-Disposition header (RFC 6266): `filename*` wins over `filename`.
    static func name(disposition header: String) -> String? {
        var plain: String?
        for (key, value) in parameters(header) {
            if key == "filename*", let name = extended(value) { return lastPart(name) }
            if key == "filename", plain == nil { plain = value }
        }
        return plain.map(EncodedWords.decoded).flatMap(lastPart)
    }

    package static func hasMediaExtension(_ name: String) -> Bool {
        let parts = name.split(separator: ".")
        return parts.count > 1 && parts.last.map { extensions.contains($0.lowercased()) } ?? false
    }

    /// The parameters behind the first semicolon; quoted values may hold semicolons and escapes.
    private static func parameters(_ header: String) -> [(key: String, value: String)] {
        var result: [(String, String)] = []
        var rest = header.drop { $0 != ";" }.dropFirst()
        while !rest.isEmpty {
            let key = rest.prefix { $0 != "=" && $0 != ";" }
            rest = rest.dropFirst(key.count)
            var value = ""
            if rest.first == "=" {
                rest = rest.dropFirst()
                value = takeValue(&rest)
            }
            rest = rest.drop { $0 != ";" }.dropFirst()
            result.append((key.filter { !$0.isWhitespace }.lowercased(), value))
        }
        return result
    }

    private static func takeValue(_ rest: inout Substring) -> String {
        rest = rest.drop { $0.isWhitespace }
        guard rest.first == "\"" else {
            let value = rest.prefix { $0 != ";" }
            rest = rest.dropFirst(value.count)
            return String(value.reversed().drop { $0.isWhitespace }.reversed())
        }
        rest = rest.dropFirst()
        var value = ""
        while let character = rest.popFirst(), character != "\"" {
            value.append(character == "\\" ? rest.popFirst() ?? character : character)
        }
        return value
    }

    /// Reads `UTF-8''na%C3%AFve.mp4` (RFC 8187).
    private static func extended(_ value: String) -> String? {
        let parts = value.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3 else { return nil }
        return PercentCoding.bytes(parts[2]).flatMap { HeaderText.decoded($0, charset: parts[0]) }
    }

    /// A server's name is only a name: no folders, no control characters.
    ///
    /// It is cut at scalars: a slash that a mark follows is no slash to whoever compares characters, but one to the disk.
    private static func lastPart(_ name: String) -> String? {
        let last = name.unicodeScalars.split { $0 == "/" || $0 == "\\" }.last.map { Array($0) } ?? []
        let clean = String(String.UnicodeScalarView(last.filter { !UnseenScalars.contains($0) }))
        return clean.isEmpty || clean == "." || clean == ".." ? nil : clean
    }
}
