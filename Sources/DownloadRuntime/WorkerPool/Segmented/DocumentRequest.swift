import Manifests
import MediaModel
import Transfer

/// Fetches a key or an initialization, with a few tries.
struct DocumentRequest: Sendable {
    /// Tries before the download fails.
    private static let tries = 4

    let key: DocumentKey
    let headers: [HeaderField]
    let cookies: CookieJar?
    let limit: ByteCount
    let clock: RuntimeClock

    /// Fetches it; a stop cancels the task.
    func run(_ engine: TransferEngine) async -> Result<[UInt8], DownloadFailure> {
        if let inline = DataAddress(place.url) { return take(inline) }
        var failure = DownloadFailure.mergeFailed("nothing was tried")
        for number in 0..<Self.tries {
            if number > 0 {
                let pause = Duration.milliseconds(500) * (1 << number)
                guard (try? await clock.sleep(clock.now() + pause)) != nil else { break }
            }
            do throws(DownloadFailure) {
                return .success(try await fetch(engine))
            } catch {
                failure = error
                // A server that is not sure of itself gets a second chance; a key of a wrong size stays one.
                let mayComeRight = number == 0 && (error.code == .notFound || error.code == .unsupportedFormat)
                guard error.isTransient || mayComeRight, !error.isLinkExpired else { return .failure(error) }
            }
        }
        return .failure(failure)
    }

    private var place: (url: String, range: ByteSpan?) {
        switch key {
        case .key(_, let url): (url, nil)
        case .initialization(let url, let range): (url, range)
        }
    }

    /// Takes what lies in the address itself.
    private func take(_ inline: DataAddress) -> Result<[UInt8], DownloadFailure> {
        let count = Int64(inline.bytes.count)
        guard let span = place.range ?? ByteSpan(offset: 0, length: count), span.end <= count else {
            return .failure(DownloadFailure(SegmentFlaw.damaged("an address holds \(count) bytes")))
        }
        do throws(DownloadFailure) {
            return .success(try check(Array(inline.bytes[Int(span.offset)..<Int(span.end)])))
        } catch {
            return .failure(error)
        }
    }

    private func fetch(_ engine: TransferEngine) async throws(DownloadFailure) -> [UInt8] {
        let (url, span) = place
        let address = try Self.address(url)
        let range = span.map { TransferRequest.Range(begin: $0.offset, end: $0.end) }
        let request = TransferRequest(address: address, headers: headers, range: range, cookies: cookies)
        let answer: (response: TransferResponse, bytes: [UInt8])
        do throws(TransferError) {
            answer = try await engine.data(for: request, limit: limit)
        } catch {
            throw DownloadFailure(error, host: address.host)
        }
        guard [200, 206].contains(answer.response.status) else {
            throw DownloadFailure(answer: answer.response, now: clock.timestamp())
        }
        return try check(Self.slice(answer.bytes, span, answer.response))
    }

    /// A server without ranges sends the whole file.
    private static func slice(
        _ bytes: [UInt8], _ span: ByteSpan?, _ response: TransferResponse
    ) throws(DownloadFailure) -> [UInt8] {
        guard let span else { return bytes }
        if response.status == 206, bytes.count == Int(span.length) { return bytes }
        guard response.status == 200, bytes.count >= Int(span.end) else { throw .contradiction(response) }
        return Array(bytes[Int(span.offset)..<Int(span.end)])
    }

    private func check(_ bytes: [UInt8]) throws(DownloadFailure) -> [UInt8] {
        guard case .key(let method, let url) = key, bytes.count != method.keyByteCount else { return bytes }
        throw .wrongKey("the key at \(url) has \(bytes.count) bytes instead of \(method.keyByteCount)")
    }

    /// An address from a manifest; nothing but http and https is ever asked.
    static func address(_ url: String) throws(DownloadFailure) -> WebAddress {
        do throws(WebAddress.Flaw) {
            return try WebAddress(url)
        } catch {
            throw DownloadFailure(
                .refused, sentence: "The stream refers to something that is not on the web.", cause: "\(url): \(error)")
        }
    }
}
