import FlyingFox
import Foundation
import MediaModel

/// The answer to a request for a film's file: whole or in part, with validators (RFC 9110 §13 and §14).
struct FilmAnswer {
    let file: FilmFile
    /// What a download is called; nil for a piece of a stream.
    let fileName: String?
    let contentType: String
    let pace: SharedPace

    func response(to request: HTTPRequest) -> HTTPResponse {
        if request.headers[.ifNoneMatch] == file.entityTag {
            return HTTPResponse(statusCode: .notModified, headers: headers)
        }
        let rangeHeader = rangeStillApplies(to: request) ? request.headers[.range] : nil
        switch ByteRangeRequest(header: rangeHeader, byteCount: file.byteCount) {
        case .whole: return answer(.ok, range: 0..<file.byteCount.rawValue, to: request)
        case .part(let range): return partial(range, to: request)
        case .unsatisfiable: return unsatisfiable
        }
    }

    private var headers: HTTPHeaders {
        var headers = HTTPHeaders()
        headers[.acceptRanges] = "bytes"
        headers[.contentType] = contentType
        if let fileName { headers[.contentDisposition] = FilmAnswer.disposition(fileName) }
        headers[.eTag] = file.entityTag
        headers[.lastModified] = HTTPDate.text(file.modified)
        headers[.date] = HTTPDate.text(Date())
        return headers
    }

    private static func disposition(_ fileName: String) -> String {
        let plain = String(fileName.map { $0.isASCII && $0 != "\"" ? $0 : "_" })
        return "inline; filename=\"\(plain)\"; filename*=UTF-8''\(PercentCoding.encoded(fileName))"
    }

    private var unsatisfiable: HTTPResponse {
        var headers = headers
        headers[.contentRange] = "bytes */\(file.byteCount.rawValue)"
        return HTTPResponse(statusCode: .rangeNotSatisfiable, headers: headers)
    }

    /// Whether `If-Range` names this very file; without the header it does.
    private func rangeStillApplies(to request: HTTPRequest) -> Bool {
        guard let validator = request.headers[HTTPHeader("If-Range")] else { return true }
        return validator == file.entityTag || validator == HTTPDate.text(file.modified)
    }

    private func partial(_ range: Range<Int64>, to request: HTTPRequest) -> HTTPResponse {
        var response = answer(.partialContent, range: range, to: request)
        response.headers[.contentRange] = "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(file.byteCount.rawValue)"
        return response
    }

    private func answer(_ status: HTTPStatusCode, range: Range<Int64>, to request: HTTPRequest) -> HTTPResponse {
        var headers = headers
        headers[.contentLength] = "\(range.count)"
        guard request.method != .HEAD else { return HTTPResponse(statusCode: status, headers: headers) }
        let body = FileBody(path: file.path, range: range, pace: pace)
        return HTTPResponse(
            statusCode: status, headers: headers,
            body: HTTPBodySequence(from: body, count: range.count, suggestedBufferSize: FilmAnswer.pieceLength))
    }

    /// Bytes read at a time: large enough to be cheap, small enough to pace evenly.
    private static let pieceLength = 64 * 1024
}
