import Manifests
import MediaModel
import Transfer

/// Looks at a file on the web: its first bytes, and its header where that lies elsewhere.
struct MediaProbe: Sendable {
    let fetcher: any WebFetching
    let headers: [HeaderField]
    /// The time of day, for broadcasts that ended at a known time; nil takes all of them for live.
    let now: Timestamp?

    /// What the first answer told.
    private struct Answer {
        var response: TransferResponse
        var bytes: [UInt8]
        /// The size of the whole file.
        var byteCount: ByteCount?
        var isRangeable: Bool

        /// The file, when it came whole.
        var document: ManifestDocument? {
            guard !response.isEncoded, byteCount == ByteCount(bytes.count) else { return nil }
            return ManifestDocument(url: response.address.text, bytes: bytes, contentType: response.contentType)
        }
    }

    func probe(_ address: WebAddress) async throws(MediaSourceError) -> ResolvedLink {
        let answer = try await firstBytes(address)
        let fileName = MediaFileName.name(of: answer.response, asked: address)
        switch ContentKind(bytes: answer.bytes, contentType: answer.response.contentType, fileName: fileName) {
        case .notMedia: throw noVideo(answer)
        case .hls, .dash:
            return try await ManifestProbe(fetcher: fetcher, headers: headers, now: now)
                .probe(address, document: answer.document)
        case .otherMedia: return link(address, answer, fileName: fileName, header: nil)
        case .mp4: return link(address, answer, fileName: fileName, header: try await header(of: answer, at: address))
        }
    }

    private func firstBytes(_ address: WebAddress) async throws(MediaSourceError) -> Answer {
        var (response, bytes) = try await fetch(address, 0..<firstEnd(of: address), limit: MediaProbe.longestLook)
        if response.status == 416 {
            guard response["Content-Range"] != "bytes */0" else { throw emptyBody(address) }
            // The server may not know ranges at all.
            (response, bytes) = try await fetch(address, nil, limit: MediaProbe.longestLook)
        }
        if let error = MediaSourceError(response) { throw error }
        guard !bytes.isEmpty else { throw emptyBody(address) }
        let range = response["Content-Range"].flatMap(ContentRange.init)
        return Answer(
            response: response, bytes: bytes, byteCount: response.status == 206 ? range?.total : response.contentLength,
            isRangeable: response.status == 206 && range?.begin == 0)
    }

    /// Where the first look ends.
    ///
    /// A playlist is wanted whole. Of anything else so much that it comes in one go.
    private func firstEnd(of address: WebAddress) -> Int64 {
        switch ContentKind(bytes: [], contentType: nil, fileName: address.path) {
        case .hls, .dash: MediaProbe.longestLook.rawValue
        case .mp4, .otherMedia, .notMedia: MediaProbe.shortLook.rawValue
        }
    }

    /// Asks for a part of the file, because a connection that gave all of it can be used again; nil asks for the file.
    private func fetch(
        _ address: WebAddress, _ part: Range<Int64>?, limit: ByteCount
    ) async throws(MediaSourceError) -> (TransferResponse, [UInt8]) {
        let request = TransferRequest(
            address: address, headers: headers, range: part.map { .init(begin: $0.lowerBound, end: $0.upperBound) },
            purpose: .bulk)
        do {
            return try await fetcher.data(for: request, limit: limit, overflow: .truncate)
        } catch {
            throw MediaSourceError(error, at: address)
        }
    }

    /// The header of an MP4 file, wherever it lies; nil when it is out of reach, which costs only details.
    private func header(of answer: Answer, at address: WebAddress) async throws(MediaSourceError) -> MP4Header? {
        var bytes = answer.bytes
        var offset: Int64 = 0
        for _ in 0..<MediaProbe.headerRequests {
            switch MP4Layout(bytes, at: offset, fileSize: answer.byteCount) {
            case .none: return nil
            case .here(let range): return try unprotected(MP4Header(bytes, moov: range))
            case .at(let range) where range.count <= MediaProbe.headerLimit.rawValue && answer.isRangeable:
                offset = range.lowerBound
                bytes = await bytesOf(address, range)
            case .beyond(let next) where answer.isRangeable:
                offset = next
                bytes = await bytesOf(address, next..<next + MediaProbe.longestLook.rawValue)
            default: return nil
            }
        }
        return nil
    }

    /// A part of the file; empty when the server does not give that very part.
    private func bytesOf(_ address: WebAddress, _ part: Range<Int64>) async -> [UInt8] {
        guard let (response, bytes) = try? await fetch(address, part, limit: ByteCount(part.count)),
            response.status == 206,
            response["Content-Range"].flatMap(ContentRange.init)?.begin == part.lowerBound
        else { return [] }
        return bytes
    }

    private func unprotected(_ header: MP4Header?) throws(MediaSourceError) -> MP4Header? {
        guard header?.isProtected != true else {
            throw MediaSourceError(.protected, "This stream is protected and cannot be saved.")
        }
        return header
    }

    private func link(
        _ address: WebAddress, _ answer: Answer, fileName: String?, header: MP4Header?
    ) -> ResolvedLink {
        let guess = TitleGuess(fileName: fileName, at: address)
        var item = guess.item
        item.duration = header?.duration
        let seconds = header?.duration?.seconds ?? 0
        let bandwidth = answer.byteCount.flatMap { seconds > 0 ? Int(Double($0.rawValue) * 8 / seconds) : nil }
        let stream = Stream(
            address: address, height: header?.picture?.height ?? guess.height, codecs: header?.codecs ?? [],
            bandwidth: bandwidth, byteCount: answer.byteCount, headers: headers)
        return ResolvedLink(
            item: item, streams: [stream], audioLanguages: header?.languages(of: .sound) ?? [],
            subtitleLanguages: header?.languages(of: .subtitles) ?? [])
    }

    private func noVideo(_ answer: Answer) -> MediaSourceError {
        let type = answer.response.contentType ?? "no type"
        var error = MediaSourceError(
            .noVideo, "No video found at this address.", cause: "\(answer.response.address): \(type)")
        error.isWebPage = type.hasSuffix("html") || type.hasSuffix("html+xml")
        return error
    }

    private func emptyBody(_ address: WebAddress) -> MediaSourceError {
        MediaSourceError(.emptyBody, "The file at this address is empty.", cause: "\(address)")
    }

    /// The first look at a film: 12 KiB come in the packets that a server sends at once (RFC 6928: ten).
    private static let shortLook = ByteCount.kibibytes(12)
    /// The first look at a playlist, at a film whose server gives no part of it, and at a box.
    private static let longestLook = ByteCount.kibibytes(512)
    /// The largest header that is fetched for its details: a film of three hours has about 5 MiB.
    private static let headerLimit = ByteCount.mebibytes(16)
    /// Requests for one header: first bytes, the box behind the media data, the rest of a large header.
    private static let headerRequests = 4
}
