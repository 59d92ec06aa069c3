/// Reads an HLS playlist of either kind in one pass (RFC 8216, and its successor where that is clearer).
struct PlaylistParser {
    private let context: PlaylistContext
    private var lines: PlaylistLines
    private var variables: PlaylistVariables
    private var multivariant: MultivariantParser
    private var media: MediaPlaylistParser
    private var home: PlaylistTag.Home?
    private var tagCount = 0
    private var attributeListCount = 0

    init(_ bytes: [UInt8], context: PlaylistContext) {
        self.context = context
        lines = PlaylistLines(bytes)
        variables = PlaylistVariables(limits: context.limits)
        multivariant = MultivariantParser(context: context)
        media = MediaPlaylistParser(bytes, context: context)
    }

    /// Reads the whole playlist.
    ///
    /// - Throws: an error with its line; `notAManifest` when the first line is not `#EXTM3U`.
    mutating func parse() throws(ManifestError) -> Playlist {
        guard let first = lines.next(), isHeader(first) else {
            throw ManifestError(.notAManifest, "A playlist starts with #EXTM3U; this does not.", line: 1)
        }
        var lineCount = 0
        while let line = lines.next() {
            lineCount += 1
            guard lineCount <= context.limits.lines else { throw tooLong }
            do throws(ManifestError) {
                try take(line)
            } catch {
                throw located(error, line)
            }
        }
        if home == .multivariant { return .multivariant(try multivariant.finish(variables: variables)) }
        return .media(try media.finish())
    }

    private func isHeader(_ line: Range<Int>) -> Bool {
        let word = Array("#EXTM3U".utf8)
        guard lines.bytes[line].starts(with: word) else { return false }
        let end = line.lowerBound + word.count
        // Some write attributes behind it; "#EXTM3U8" is as common as wrong.
        return end == line.upperBound || lines.bytes[end] <= 0x20 || lines.bytes[end] == UInt8(ascii: "8")
            || lines.bytes[end] == UInt8(ascii: ":")
    }

    private mutating func take(_ line: Range<Int>) throws(ManifestError) {
        guard lines.bytes[line.lowerBound] == UInt8(ascii: "#") else { return try takeReference(line) }
        if media.takeDuration(line) { return try settle(.media) }
        guard let (tag, value) = tag(line) else { return }
        guard value.count <= context.limits.lineByteCount else {
            throw ManifestError(.tooLarge, "A line is too long.", at: tag.rawValue)
        }
        tagCount += 1
        attributeListCount += tag.hasAttributes ? 1 : 0
        guard tagCount <= context.limits.tags, attributeListCount <= context.limits.attributeLists else {
            throw tooLong
        }
        let text = lines.text(value)
        if tag == .define {
            let attributes = try AttributeList(text, variables: &variables)
            return try variables.define(attributes, parent: context.parent, addresses: context.addresses)
        }
        try settle(tag.home)
        if tag.home == .multivariant {
            try multivariant.take(tag, text, variables: &variables, line: lines.number)
        } else {
            try media.take(tag, text, variables: &variables, line: lines.number)
        }
    }

    private var tooLong: ManifestError { ManifestError(.tooLarge, "The playlist has too many lines.") }

    /// A playlist with tags of both kinds is none (RFC 8216 §4.1).
    private mutating func settle(_ home: PlaylistTag.Home) throws(ManifestError) {
        guard self.home == nil || self.home == home else {
            throw ManifestError(.invalid, "The playlist has tags of a multivariant playlist and of a media playlist.")
        }
        self.home = home
    }

    private mutating func takeReference(_ line: Range<Int>) throws(ManifestError) {
        guard line.count <= context.limits.lineByteCount else {
            throw ManifestError(.tooLarge, "A line is too long.")
        }
        if home == .multivariant {
            try multivariant.takeReference(variables.filledIn(lines.text(line)), line: lines.number)
        } else {
            home = .media
            try media.takeReference(line, variables: &variables, line: lines.number)
        }
    }

    /// The tag of a line and where its value lies, without white space around it; nil for a comment and for a tag that means nothing here.
    private func tag(_ line: Range<Int>) -> (PlaylistTag, value: Range<Int>)? {
        let bytes = lines.bytes
        // "#EXT" and a tag's name.
        guard line.count > 6, bytes[line.lowerBound + 1] == UInt8(ascii: "E"),
            bytes[line.lowerBound + 2] == UInt8(ascii: "X"), bytes[line.lowerBound + 3] == UInt8(ascii: "T")
        else { return nil }
        let end = bytes[line].firstIndex { $0 == UInt8(ascii: ":") || $0 <= 0x20 } ?? line.upperBound
        guard end - line.lowerBound < 40, let tag = PlaylistTag(rawValue: lines.text((line.lowerBound + 1)..<end))
        else {
            return nil
        }
        return (tag, lines.trimmed(min(end + 1, line.upperBound)..<line.upperBound))
    }

    private func located(_ error: ManifestError, _ line: Range<Int>) -> ManifestError {
        var error = error
        error.line = lines.number
        if error.place.isEmpty, let (tag, _) = tag(line) { error.place = tag.rawValue }
        return error
    }
}
