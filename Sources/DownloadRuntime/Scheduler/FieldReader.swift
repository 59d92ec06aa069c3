import MediaModel

/// Reads fields that `FieldWriter` wrote, in the same order.
///
/// The bytes never leave this process, so anything unreadable is a defect of this program.
struct FieldReader {
    private let bytes: UnsafeRawBufferPointer
    private var offset = 0

    init(_ bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    mutating func download(id: DownloadID) -> Download {
        let request = request(id: id)
        let state = state()
        let progress = progress()
        let failure = failure()
        let attempts = Int(number())
        let position = Int(number())
        let addedAt = Timestamp(rawValue: number())
        let finishedAt = optionalNumber().map(Timestamp.init(rawValue:))
        let finalPath = optionalText()
        let watchPosition = optionalNumber().map { Duration.milliseconds($0) }
        return Download(
            request: request, state: state, progress: progress, failure: failure, attempts: attempts,
            position: position, addedAt: addedAt, finishedAt: finishedAt, finalPath: finalPath,
            watchPosition: watchPosition, isWatched: number() == 1)
    }

    mutating func cleanup() -> StoredDownload.Cleanup { known(.init(rawValue: Int(number()))) }

    mutating func number() -> Int64 {
        let unsigned = unsigned()
        return Int64(bitPattern: unsigned >> 1) ^ -Int64(bitPattern: unsigned & 1)
    }

    mutating func optionalNumber() -> Int64? { unsigned() == 0 ? nil : number() }

    mutating func text() -> String {
        let count = Int(unsigned())
        defer { offset += count }
        return String(decoding: bytes[offset..<offset + count], as: UTF8.self)
    }

    mutating func optionalText() -> String? { unsigned() == 0 ? nil : text() }

    private mutating func texts() -> [String] { (0..<number()).map { _ in text() } }

    private mutating func unsigned() -> UInt64 {
        var number: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let byte = bytes[offset]
            offset += 1
            number |= UInt64(byte & 0x7F) << shift
            guard byte & 0x80 != 0 else { return number }
            shift += 7
        }
    }

    private mutating func optionalInteger() -> Int? { optionalNumber().map { Int($0) } }

    private mutating func optionalBytes() -> ByteCount? { optionalNumber().map(ByteCount.init(rawValue:)) }

    private mutating func optionalAddress() -> WebAddress? { optionalText().map { known(try? WebAddress($0)) } }

    private mutating func request(id: DownloadID) -> DownloadRequest {
        let profile = ProfileID(rawValue: text())
        let item = item()
        let stream = stream()
        let link = optionalText().map { $0.isEmpty ? stream.address : known(try? WebAddress($0)) }
        let quality = known(Quality(rawValue: text()))
        let tracks = TrackWish(audioLanguages: texts(), subtitleLanguages: texts())
        var request = DownloadRequest(
            id: id, profile: profile, item: item, stream: stream, link: link, quality: quality,
            tracks: tracks,
            origin: known(.init(rawValue: text())), priority: known(.init(rawValue: Int(number()))),
            outputDirectory: optionalText())
        request.rateLimit = optionalBytes()
        request.checksum = optionalText().map { known(Checksum($0)) }
        request.fileName = optionalText()
        return request
    }

    private mutating func item() -> MediaItem {
        let title = text()
        let year = optionalInteger()
        let kind = KindColumns(
            name: text(), season: optionalInteger(), episode: optionalInteger(), episodeName: optionalText())
        let duration = optionalNumber().map { Duration.milliseconds($0) }
        return MediaItem(
            title: title, year: year, kind: known(kind.kind), duration: duration, sourceName: optionalText(),
            poster: optionalAddress(), backdrop: optionalAddress())
    }

    private mutating func stream() -> Stream {
        let address = known(try? WebAddress(text()))
        let mirrors = texts().map { known(try? WebAddress($0)) }
        let format = known(Stream.Format(rawValue: text()))
        let variant = optionalText()
        let height = optionalInteger()
        let codecs = texts()
        let bandwidth = optionalInteger()
        let byteCount = optionalBytes()
        let isSizeEstimated = number() == 1
        let headers = (0..<number()).map { _ in known(HeaderField(name: text(), value: text())) }
        let subtitleFiles = (0..<number()).map { _ in
            let language = optionalText()
            return SubtitleFile(address: known(try? WebAddress(text())), language: language)
        }
        return Stream(
            address: address, mirrors: mirrors, format: format, variant: variant, height: height, codecs: codecs,
            bandwidth: bandwidth,
            byteCount: byteCount, isSizeEstimated: isSizeEstimated, headers: headers, subtitleFiles: subtitleFiles)
    }

    private mutating func state() -> DownloadState {
        known(StateColumns.state(name: text(), value: optionalNumber()))
    }

    private mutating func progress() -> DownloadProgress {
        DownloadProgress(
            downloaded: ByteCount(rawValue: number()), total: optionalBytes(),
            instantaneousSpeed: ByteCount(rawValue: number()), smoothedSpeed: ByteCount(rawValue: number()),
            timeLeft: optionalNumber().map { .milliseconds($0) }, segmentsDone: optionalInteger(),
            segmentsTotal: optionalInteger(),
            mergedFraction: optionalNumber().map { Double(bitPattern: UInt64(bitPattern: $0)) })
    }

    private mutating func failure() -> DownloadFailure? {
        guard let code = optionalText() else { return nil }
        return DownloadFailure(
            known(.init(rawValue: code)), sentence: text(), cause: text(), httpStatus: optionalInteger(),
            retryAfter: optionalNumber().map(Timestamp.init(rawValue:)), missingSpace: optionalBytes())
    }

    private func known<Value>(_ value: Value?) -> Value {
        guard let value else { preconditionFailure("a field was written that cannot be read") }
        return value
    }
}
