import GRDB
import MediaModel

/// Reads the cells of a row one after the other.
struct Cells {
    private let row: Row
    private var index = 0

    init(row: Row) {
        self.row = row
    }

    mutating func text() -> String {
        defer { index += 1 }
        return row[index]
    }

    mutating func optionalText() -> String? {
        defer { index += 1 }
        return row[index]
    }

    mutating func number() -> Int64 {
        defer { index += 1 }
        return row[index]
    }

    mutating func optionalNumber() -> Int64? {
        defer { index += 1 }
        return row[index]
    }

    mutating func integer() -> Int { Int(number()) }

    mutating func optionalInteger() -> Int? { optionalNumber().map { Int($0) } }

    mutating func optionalBytes() -> ByteCount? { optionalNumber().map(ByteCount.init(rawValue:)) }

    mutating func optionalTime() -> Timestamp? { optionalNumber().map(Timestamp.init(rawValue:)) }

    mutating func optionalDuration() -> Duration? { optionalNumber().map { .milliseconds($0) } }

    mutating func address() -> WebAddress? {
        optionalText().flatMap { try? WebAddress($0) }
    }

    /// Reads addresses, one a line.
    mutating func addresses() -> [WebAddress] {
        text().lines.compactMap { try? WebAddress($0) }
    }

    /// Reads subtitle files, one a line: language and address.
    mutating func subtitleFiles() -> [SubtitleFile] {
        text().lines.compactMap { line in
            let words = line.split(separator: " ", maxSplits: 1)
            guard words.count == 2, let address = try? WebAddress(String(words[1])) else { return nil }
            return SubtitleFile(address: address, language: words[0] == "und" ? nil : String(words[0]))
        }
    }

    /// Reads the six failure columns; nil when the first is empty or unknown.
    mutating func failure() -> DownloadFailure? {
        let code = optionalText()
        let sentence = optionalText()
        let cause = optionalText()
        let status = optionalInteger()
        let retryAfter = optionalTime()
        let missingSpace = optionalBytes()
        guard let code = code.flatMap(DownloadFailure.Code.init(rawValue:)) else { return nil }
        return DownloadFailure(
            code, sentence: sentence ?? "", cause: cause ?? "", httpStatus: status, retryAfter: retryAfter,
            missingSpace: missingSpace)
    }

    /// Reads the columns of the request; nil when one of them holds what this version does not know.
    mutating func request(id: DownloadID) -> DownloadRequest? {
        let profile = ProfileID(rawValue: text())
        let quality = Quality(rawValue: text())
        let origin = DownloadRequest.Origin(rawValue: text())
        let priority = DownloadRequest.Priority(rawValue: integer())
        let outputDirectory = optionalText()
        let tracks = TrackWish(audioLanguages: text().lines, subtitleLanguages: text().lines)
        let item = item()
        let stream = stream()
        guard let quality, let origin, let priority, let item, let stream else { return nil }
        return DownloadRequest(
            id: id, profile: profile, item: item, stream: stream, quality: quality, tracks: tracks, origin: origin,
            priority: priority, outputDirectory: outputDirectory)
    }

    private mutating func item() -> MediaItem? {
        let title = text()
        let year = optionalInteger()
        let columns = KindColumns(
            name: text(), season: optionalInteger(), episode: optionalInteger(), episodeName: optionalText())
        let duration = optionalDuration()
        let sourceName = optionalText()
        let poster = address()
        let backdrop = address()
        guard let kind = columns.kind else { return nil }
        return MediaItem(
            title: title, year: year, kind: kind, duration: duration, sourceName: sourceName, poster: poster,
            backdrop: backdrop)
    }

    private mutating func stream() -> Stream? {
        let address = address()
        let format = Stream.Format(rawValue: text())
        let variant = optionalText()
        let height = optionalInteger()
        let codecs = text()
        let bandwidth = optionalInteger()
        let byteCount = optionalBytes()
        let isSizeEstimated = number() != 0
        let headers = text()
        guard let address, let format else { return nil }
        return Stream(
            address: address, format: format, variant: variant, height: height, codecs: codecs.lines,
            bandwidth: bandwidth, byteCount: byteCount, isSizeEstimated: isSizeEstimated,
            headers: headers.lines.compactMap(HeaderField.init(line:)))
    }
}

extension String {
    fileprivate var lines: [String] {
        isEmpty ? [] : split(separator: "\n").map(String.init)
    }
}
