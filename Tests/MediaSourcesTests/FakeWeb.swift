import MediaModel
import Synchronization
import Testing
import Transfer

@testable import MediaSources

/// A web in memory: pages by address, and a list of what was asked.
final class FakeWeb: WebFetching {
    /// What lies at an address.
    struct Page: CustomTestStringConvertible {
        var status = 200
        var headers: [String: String] = [:]
        var body: [UInt8] = []
        /// Whether a range is answered with 206.
        var isRangeable = true
        var error: TransferError?

        /// Without the body, which may be a film.
        var testDescription: String { error?.cause ?? "\(status), \(body.count) bytes" }

        static func text(_ text: String, type: String = "application/json", status: Int = 200) -> Page {
            Page(status: status, headers: ["Content-Type": type], body: Array(text.utf8), isRangeable: false)
        }

        static func file(_ body: [UInt8], type: String = "video/mp4", isRangeable: Bool = true) -> Page {
            Page(headers: ["Content-Type": type], body: body, isRangeable: isRangeable)
        }

        static func failing(_ code: TransferError.Code) -> Page {
            Page(error: TransferError(code, cause: "as the test wants it"))
        }
    }

    private let pages: [String: Page]
    private let asked = Mutex<[TransferRequest]>([])

    init(_ pages: [String: Page]) {
        self.pages = pages
    }

    var requests: [TransferRequest] { asked.withLock { $0 } }

    func data(
        for request: TransferRequest, limit: ByteCount, overflow: TransferEngine.Overflow
    ) async throws(TransferError) -> (TransferResponse, [UInt8]) {
        asked.withLock { $0.append(request) }
        guard let page = pages[request.address.text] else {
            return (TransferResponse(status: 404, address: request.address), [])
        }
        if let error = page.error { throw error }
        var (response, body) = answer(page, to: request)
        if body.count > limit.rawValue {
            guard overflow == .truncate else { throw TransferError(.tooLarge, cause: "the test's page") }
            body = Array(body.prefix(Int(limit.rawValue)))
        }
        response.headers += page.headers.compactMap { HeaderField(name: $0.key, value: $0.value) }
        return (response, body)
    }

    private func answer(_ page: Page, to request: TransferRequest) -> (TransferResponse, [UInt8]) {
        var response = TransferResponse(status: page.status, address: request.address)
        guard let range = request.range, page.isRangeable, page.status == 200 else {
            response.headers = [HeaderField(name: "Content-Length", value: "\(page.body.count)")].compactMap(\.self)
            return (response, page.body)
        }
        let end = min(Int(range.end ?? .max), page.body.count)
        guard Int(range.begin) < end else {
            response.status = 416
            return (response, [])
        }
        response.status = 206
        let value = "bytes \(range.begin)-\(end - 1)/\(page.body.count)"
        response.headers = [HeaderField(name: "Content-Range", value: value)].compactMap(\.self)
        return (response, Array(page.body[Int(range.begin)..<end]))
    }
}
