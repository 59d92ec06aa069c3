package import MediaModel
import Transfer

/// A client of one Stremio add-on.
///
/// The base is the manifest's address without `/manifest.json`; what a user configured is part of its path and goes with
/// every request. Answers are read as tolerantly as they can be: what is odd is left out, not refused.
package struct StremioAddon: Sendable {
    package let base: WebAddress
    let fetcher: any WebFetching

    package init(base: WebAddress, fetcher: any WebFetching) {
        self.base = base
        self.fetcher = fetcher
    }

    package func manifest() async throws(MediaSourceError) -> StremioManifest {
        let answer = try await fetch("/manifest.json")
        guard let manifest = StremioManifest(answer) else { throw bad("the manifest lacks an id or a name") }
        return manifest
    }

    /// The titles of a catalogue, filtered by `extra` such as `["search": "moon"]`.
    package func catalog(
        type: String, id: String, extra: [(name: String, value: String)] = []
    ) async throws(MediaSourceError) -> [StremioTitle] {
        try await fetch(path("catalog", type, id, extra: extra))["metas"].elements.compactMap(StremioTitle.init)
    }

    package func meta(type: String, id: String) async throws(MediaSourceError) -> StremioTitle {
        guard let title = StremioTitle(try await fetch(path("meta", type, id))["meta"]) else {
            throw bad("the meta lacks an id or a name")
        }
        return title
    }

    /// Every stream, also those that cannot be downloaded.
    package func streams(type: String, id: String) async throws(MediaSourceError) -> [StremioStream] {
        try await fetch(path("stream", type, id))["streams"].elements.compactMap(StremioStream.init)
    }

    package func subtitles(
        type: String, id: String, extra: [(name: String, value: String)] = []
    ) async throws(MediaSourceError) -> [StremioSubtitle] {
        let answer = try await fetch(path("subtitles", type, id, extra: extra))
        return answer["subtitles"].elements.compactMap(StremioSubtitle.init)
    }

    /// The address of a video's streams, as it can be pasted.
    package func streamAddress(type: String, id: String) -> WebAddress? {
        try? WebAddress(base.text + path("stream", type, id))
    }

    private func path(_ resource: String, _ type: String, _ id: String, extra: [(name: String, value: String)] = [])
        -> String
    {
        let pairs = extra.map { "\(PercentCoding.encoded($0.name))=\(PercentCoding.encoded($0.value))" }
        let segments =
            [resource, PercentCoding.encoded(type), PercentCoding.encoded(id)]
            + (pairs.isEmpty ? [] : [pairs.joined(separator: "&")])
        return "/" + segments.joined(separator: "/") + ".json"
    }

    private func fetch(_ path: String) async throws(MediaSourceError) -> JSONValue {
        guard let address = try? WebAddress(base.text + path) else { throw bad("no address: \(base)\(path)") }
        let response: TransferResponse
        let body: [UInt8]
        do {
            (response, body) = try await fetcher.data(
                for: TransferRequest(address: address), limit: StremioAddon.answerLimit, overflow: .fail)
        } catch {
            throw MediaSourceError(error, at: address)
        }
        if let error = MediaSourceError(response) { throw error }
        guard let value = JSONValue(bytes: body), value.isObject else { throw bad("\(address): no JSON object") }
        return value
    }

    private func bad(_ cause: String) -> MediaSourceError {
        MediaSourceError(.badAnswer, "The add-on at \(base.host) gave an answer that cannot be read.", cause: cause)
    }

    /// The largest answer that is read; the longest catalogue pages of real add-ons are under 1 MiB.
    private static let answerLimit = ByteCount.mebibytes(8)
}
