import MediaModel

/// Writes fields one behind the other, small numbers in few bytes; `FieldReader` reads them in the same order.
struct FieldWriter {
    private(set) var bytes: [UInt8] = []

    init() {
        bytes.reserveCapacity(384)
    }

    /// The bytes; a copy takes no more than it holds.
    var exactBytes: [UInt8] { bytes.withUnsafeBufferPointer { Array($0) } }

    mutating func write(_ download: Download) {
        write(download.request)
        write(download.state)
        write(download.progress)
        write(download.failure)
        write(Int64(download.attempts))
        write(Int64(download.position))
        write(download.addedAt.rawValue)
        write(download.finishedAt?.rawValue)
        write(download.finalPath)
        write(download.watchPosition?.milliseconds)
        write(download.isWatched ? 1 : 0 as Int64)
    }

    mutating func write(_ number: Int64) {
        writeUnsigned(UInt64(bitPattern: (number << 1) ^ (number >> 63)))
    }

    mutating func write(_ number: Int64?) {
        writeUnsigned(number == nil ? 0 : 1)
        if let number { write(number) }
    }

    mutating func write(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            writeUnsigned(UInt64(utf8.count))
            bytes.append(contentsOf: utf8)
        }
    }

    mutating func write(_ text: String?) {
        writeUnsigned(text == nil ? 0 : 1)
        if let text { write(text) }
    }

    private mutating func write(_ texts: [String]) {
        write(Int64(texts.count))
        for text in texts { write(text) }
    }

    private mutating func writeUnsigned(_ number: UInt64) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    private mutating func write(_ request: DownloadRequest) {
        write(request.profile.rawValue)
        write(request.item)
        write(request.stream)
        // Most links are the address itself, which need not lie there twice.
        write(request.link.map { $0 == request.stream.address ? "" : $0.text })
        write(request.quality.rawValue)
        write(request.tracks.audioLanguages)
        write(request.tracks.subtitleLanguages)
        write(request.origin.rawValue)
        write(Int64(request.priority.rawValue))
        write(request.outputDirectory)
        write(request.rateLimit?.rawValue)
        write(request.checksum?.description)
        write(request.fileName)
    }

    private mutating func write(_ item: MediaItem) {
        let kind = KindColumns(item.kind)
        write(item.title)
        write(item.year.map(Int64.init))
        write(kind.name)
        write(kind.season.map(Int64.init))
        write(kind.episode.map(Int64.init))
        write(kind.episodeName)
        write(item.duration?.milliseconds)
        write(item.sourceName)
        write(item.poster?.text)
        write(item.backdrop?.text)
    }

    private mutating func write(_ stream: Stream) {
        write(stream.address.text)
        write(stream.mirrors.map(\.text))
        write(stream.format.rawValue)
        write(stream.variant)
        write(stream.height.map(Int64.init))
        write(stream.codecs)
        write(stream.bandwidth.map(Int64.init))
        write(stream.byteCount?.rawValue)
        write(stream.isSizeEstimated ? 1 : 0 as Int64)
        write(Int64(stream.headers.count))
        for header in stream.headers {
            write(header.name)
            write(header.value)
        }
        write(Int64(stream.subtitleFiles.count))
        for file in stream.subtitleFiles {
            write(file.language)
            write(file.address.text)
        }
    }

    private mutating func write(_ state: DownloadState) {
        write(StateColumns.name(of: state))
        write(StateColumns.value(of: state))
    }

    private mutating func write(_ progress: DownloadProgress) {
        write(progress.downloaded.rawValue)
        write(progress.total?.rawValue)
        write(progress.instantaneousSpeed.rawValue)
        write(progress.smoothedSpeed.rawValue)
        write(progress.timeLeft?.milliseconds)
        write(progress.segmentsDone.map(Int64.init))
        write(progress.segmentsTotal.map(Int64.init))
        write(progress.mergedFraction.map { Int64(bitPattern: $0.bitPattern) })
    }

    private mutating func write(_ failure: DownloadFailure?) {
        write(failure?.code.rawValue)
        guard let failure else { return }
        write(failure.sentence)
        write(failure.cause)
        write(failure.httpStatus.map(Int64.init))
        write(failure.retryAfter?.rawValue)
        write(failure.missingSpace?.rawValue)
    }
}
