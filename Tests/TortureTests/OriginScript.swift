import Foundation
import Synchronization
import ZentrioTestSupport

/// A way in which a server is bad, as real ones are.
enum OriginScript: String, CaseIterable, Sendable {
    /// The connection is reset in the middle of a body.
    case reset
    /// The connection ends in the middle of a body.
    case truncated
    /// Content-Length promises more than comes.
    case shortBody
    /// Content-Range names another place than was asked for.
    case wrongContentRange
    /// Content-Range names another size.
    case otherTotal
    /// The film is replaced by another one of the same length in the middle.
    case replaced
    /// Every answer has another entity tag for the same bytes.
    case restlessTags
    /// The address works for the look at it and once more.
    case oneTimeAddress
    /// The redirect's target works for a few requests; the original address then gives a new one.
    case expiringRedirect
    /// More than two connections at once get 503.
    case connectionCap
    /// 429 with Retry-After in seconds.
    case tooMany
    /// 503 with Retry-After as a date.
    case unavailable
    /// A sign-in page with status 200.
    case webPage
    /// 200 to every range.
    case noRanges
    /// One body never goes on.
    case stalled
    /// The size is not told.
    case chunked
    /// 500 now and then.
    case flickering

    /// Whether the film can be had in the end.
    var canSucceed: Bool { self != .webPage && self != .wrongContentRange && self != .otherTotal }

    /// How long the program may take: some of those that cannot succeed are tried again for hours.
    var patience: Duration { self == .wrongContentRange || self == .otherTotal ? .seconds(6) : .seconds(45) }

    /// How often it is tried: on a busy machine the only connection may have fetched its half before the refusal of the
    /// one that was to fetch the other half is read.
    var chances: Int { self == .oneTimeAddress ? 4 : 1 }

    /// Serves a film in this way.
    ///
    /// - Returns: what the server has at the end; it differs when the film was replaced.
    func install(
        _ title: WholeFilm, on server: OriginServer, seed: UInt64, tally: @escaping @Sendable () -> Void
    ) -> OriginResource {
        let (path, film) = (title.path, title.resource)
        var random = SeededGenerator(seed: seed)
        // A body is interrupted after some hundred kilobytes, in some of the first requests.
        let after = Int.random(in: 1...(film.body.count / 4), using: &random)
        let few = Int.random(in: 1...2, using: &random)
        func spoil(_ requests: Range<Int>, _ change: @escaping @Sendable (inout OriginAnswer) -> Void) {
            server.route(path) { request in
                var answer = film.answer(to: request)
                guard requests.contains(request.index) else { return answer }
                tally()
                change(&answer)
                return answer
            }
        }
        switch self {
        case .reset: spoil(0..<few) { $0.fault = .reset(after: after) }
        case .truncated: spoil(0..<few) { $0.fault = .close(after: after) }
        case .shortBody: spoil(0..<few) { $0.framing = .wrongContentLength(by: 4_096) }
        case .wrongContentRange:
            spoil(1..<Int.max) { $0.setHeader("Content-Range", "bytes 0-\($0.body.count - 1)/\(film.body.count)") }
        case .otherTotal:
            spoil(1..<Int.max) { $0.setHeader("Content-Range", "bytes 7-\($0.body.count + 6)/\(film.body.count + 7)") }
        case .replaced: return replace(title, on: server, after: few, tally)
        case .restlessTags:
            server.route(path) { request in
                var edge = film
                edge.entityTag = "\"edge-\(request.index % 3)\""
                tally()
                return edge.answer(to: request)
            }
        case .oneTimeAddress: spoil(2..<Int.max) { $0 = .failure(403) }
        case .expiringRedirect: redirect(title, on: server, every: few + 1, tally)
        case .connectionCap:
            server.route(path) { request in
                guard server.openConnections > 2 else { return film.answer(to: request) }
                tally()
                return .failure(503)
            }
        case .tooMany: spoil(1..<(1 + few)) { $0 = .failure(429, retryAfter: "1") }
        case .unavailable: spoil(0..<1) { $0 = .failure(503, retryAfter: Self.date(in: 2)) }
        case .webPage: spoil(0..<Int.max) { $0 = .webPage }
        case .noRanges:
            server.route(path) { request in
                tally()
                return film.answer(to: request.with(headers: request.headers.filter { $0.key != "range" }))
            }
        case .stalled: spoil(0..<1) { $0.fault = .stall(after: after, OriginLatch()) }
        case .chunked: spoil(0..<Int.max) { if $0.status == 200 { $0.framing = .chunked } }
        case .flickering:
            server.route(path) { request in
                guard request.index % 5 == 2 else { return film.answer(to: request) }
                tally()
                return .failure(500)
            }
        }
        return film
    }

    private func replace(
        _ title: WholeFilm, on server: OriginServer, after few: Int, _ tally: @escaping @Sendable () -> Void
    ) -> OriginResource {
        var other = OriginResource(OriginBody(seed: 99, count: title.size))
        other.entityTag = "\"v2\""
        other.lastModified = "Tue, 04 Nov 2025 10:00:00 GMT"
        let (film, later) = (title.resource, other)
        server.route(title.path) { request in
            guard request.index >= few else { return film.answer(to: request) }
            tally()
            return later.answer(to: request)
        }
        return other
    }

    private func redirect(
        _ title: WholeFilm, on server: OriginServer, every count: Int, _ tally: @escaping @Sendable () -> Void
    ) {
        let uses = Mutex<[String: Int]>([:])
        let film = title.resource
        let number = Atomic(0)
        server.route(title.path) { _ in
            .redirect(to: "/signed.mp4?key=\(number.add(1, ordering: .relaxed).newValue)")
        }
        server.route("/signed.mp4") { request in
            let use = uses.withLock { uses in
                uses[request.path, default: 0] += 1
                return uses[request.path] ?? 0
            }
            guard use > count else { return film.answer(to: request) }
            tally()
            return .failure(403)
        }
    }

    /// A date of HTTP some seconds from now.
    private static func date(in seconds: Int) -> String {
        var time = time(nil) + seconds
        var parts = tm()
        gmtime_r(&time, &parts)
        var text = [CChar](repeating: 0, count: 40)
        let count = strftime(&text, text.count, "%a, %d %b %Y %H:%M:%S GMT", &parts)
        return String(decoding: text.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
