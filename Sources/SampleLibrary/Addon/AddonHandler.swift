import FlyingFox
import Foundation
import MediaModel

/// Answers every request that reaches the sample library.
struct AddonHandler: HTTPHandler {
    let artworkDirectory: String
    let studio: FilmStudio
    let pace: SharedPace

    func handleRequest(_ request: HTTPRequest) async throws -> HTTPResponse {
        var response = await answer(request)
        // As the real SDK: add-ons are asked by web pages of other origins.
        response.headers[HTTPHeader("Access-Control-Allow-Origin")] = "*"
        response.headers[HTTPHeader("Access-Control-Allow-Headers")] = "*"
        return response
    }

    private func answer(_ request: HTTPRequest) async -> HTTPResponse {
        switch request.method {
        case .OPTIONS: return HTTPResponse(statusCode: .noContent)
        case .GET, .HEAD: break
        default: return failure(.methodNotAllowed, "method not allowed")
        }
        // Addresses in the answers carry the name under which the library was reached.
        guard let host = request.headers[.host], let base = try? WebAddress("http://\(host)") else {
            return failure(.badRequest, "bad host")
        }
        guard let asked = AddonRequest(path: request.target.path()) else { return failure(.notFound, "not found") }
        let response = await answer(asked, request: request, catalogue: AddonCatalogue(base: base))
        return request.method == .HEAD ? withoutBody(response) : response
    }

    private func answer(
        _ asked: AddonRequest, request: HTTPRequest, catalogue: AddonCatalogue
    ) async -> HTTPResponse {
        switch asked {
        case .manifest: json(catalogue.manifest)
        case .catalog(let kind, let id, let extra): json(catalogue.catalog(kind, id: id, extra: extra))
        case .meta(let kind, let id): json(catalogue.meta(kind, id: id))
        case .streams(let kind, let id): json(catalogue.streams(kind, id: id))
        case .subtitles(let kind, let id): json(catalogue.subtitles(kind, id: id))
        case .picture(let name): picture(name)
        case .film(let variant): await film(variant, request: request)
        case .piece(let stream, let name): await piece(name, of: stream, request: request)
        case .captions(let film, let language, let format):
            captions(SampleSubtitles(film: film, language: language), format)
        }
    }

    private func json(_ value: (some Encodable)?) -> HTTPResponse {
        guard let value else { return failure(.notFound, "not found") }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(value) else { return failure(.internalServerError, "handler error") }
        return HTTPResponse(statusCode: .ok, headers: [.contentType: "application/json; charset=utf-8"], body: data)
    }

    private func failure(_ status: HTTPStatusCode, _ text: String) -> HTTPResponse {
        let body = (try? JSONEncoder().encode(AddonAnswer.Failure(err: text))) ?? Data()
        return HTTPResponse(statusCode: status, headers: [.contentType: "application/json; charset=utf-8"], body: body)
    }

    private func picture(_ name: String) -> HTTPResponse {
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: "\(artworkDirectory)/\(name)")) else {
            return failure(.notFound, "not found")
        }
        return HTTPResponse(
            statusCode: .ok, headers: [.contentType: "image/webp", .cacheControl: "max-age=86400"], body: data)
    }

    private func captions(_ subtitles: SampleSubtitles, _ format: SampleSubtitles.Format) -> HTTPResponse {
        let type = format == .webVTT ? "text/vtt" : "application/x-subrip"
        return HTTPResponse(
            statusCode: .ok, headers: [.contentType: "\(type); charset=utf-8"], body: Data(subtitles.text(format).utf8))
    }

    private func film(_ variant: SampleVariant, request: HTTPRequest) async -> HTTPResponse {
        do throws(SampleLibraryError) {
            let file = try await studio.file(for: variant)
            return FilmAnswer(file: file, fileName: variant.fileName, contentType: "video/mp4", pace: pace)
                .response(to: request)
        } catch {
            return failure(.internalServerError, error.description)
        }
    }

    private func piece(_ name: String, of stream: SampleStream, request: HTTPRequest) async -> HTTPResponse {
        do throws(SampleLibraryError) {
            guard let file = try await studio.file(name, of: stream) else { return failure(.notFound, "not found") }
            let type = SampleStream.contentType(of: name)
            return FilmAnswer(file: file, fileName: nil, contentType: type, pace: pace).response(to: request)
        } catch {
            return failure(.internalServerError, error.description)
        }
    }

    /// The same head, no body (RFC 9110 §9.3.2).
    private func withoutBody(_ response: HTTPResponse) -> HTTPResponse {
        guard case .httpBody(let body) = response.payload, let length = body.count, length > 0 else { return response }
        var head = HTTPResponse(statusCode: response.statusCode, headers: response.headers)
        head.headers[.contentLength] = "\(length)"
        return head
    }
}
