package import Manifests
package import MediaModel
import Transfer

/// Fetches a manifest and what it refers to, and makes a plan of it.
package struct ManifestLoader: Sendable {
    /// Documents that are fetched at the same time.
    private static let concurrency = 6

    private let fetcher: any WebFetching
    private let headers: [HeaderField]

    /// Makes a loader; `headers` go with every request on every host, because what a stream needs it needs everywhere.
    package init(fetcher: any WebFetching, headers: [HeaderField] = []) {
        self.fetcher = fetcher
        self.headers = headers.filter { !["range", "if-range", "accept-encoding"].contains($0.name.lowercased()) }
    }

    /// The plan of a manifest.
    ///
    /// - Parameters:
    ///   - address: where the manifest lies.
    ///   - selector: what is wanted of it.
    ///   - known: the manifest itself, if it was fetched already; the default is nil.
    /// - Returns: a plan that may be fetched.
    /// - Throws: `protected` and `live` for what cannot be saved.
    package func plan(
        at address: WebAddress, selector: RenditionSelector, known: ManifestDocument? = nil
    ) async throws(MediaSourceError) -> SegmentPlan {
        var machine = ManifestStateMachine(url: address.text, selector: selector)
        var waiting = machine.begin()
        var failure: MediaSourceError?
        do throws(ManifestError) {
            var known = known
            while !waiting.isEmpty {
                let batch = Array(waiting.prefix(Self.concurrency))
                waiting.removeFirst(batch.count)
                let answers = await answers(to: batch, known: known)
                known = nil
                for (request, answer) in zip(batch, answers) {
                    if case .failure(let error) = answer { failure = failure ?? error }
                    switch try machine.take(answer, for: request) {
                    case .fetch(let more): waiting += more
                    case .wait: break
                    case .finish(let plan):
                        try plan.requireDownloadable()
                        return plan
                    }
                }
            }
        } catch {
            // Why a document did not come tells more than that it did not.
            if error.code == .unavailable, let failure { throw failure }
            throw MediaSourceError(error, at: address)
        }
        throw MediaSourceError(.badAnswer, "The manifest cannot be read.", cause: "\(address): no plan")
    }

    private func answers(
        to requests: [ManifestRequest], known: ManifestDocument?
    ) async -> [Result<ManifestDocument, MediaSourceError>] {
        if let known, requests.count == 1 { return [.success(known)] }
        return await withTaskGroup(of: (Int, Result<ManifestDocument, MediaSourceError>).self) { group in
            for (index, request) in requests.enumerated() {
                group.addTask { (index, await self.answer(to: request)) }
            }
            var answers: [Int: Result<ManifestDocument, MediaSourceError>] = [:]
            for await (index, answer) in group { answers[index] = answer }
            return requests.indices.compactMap { answers[$0] }
        }
    }

    private func answer(to request: ManifestRequest) async -> Result<ManifestDocument, MediaSourceError> {
        do throws(MediaSourceError) {
            return .success(try await fetch(request))
        } catch {
            return .failure(error)
        }
    }

    private func fetch(_ request: ManifestRequest) async throws(MediaSourceError) -> ManifestDocument {
        guard let address = try? WebAddress(request.url) else {
            throw MediaSourceError(
                .unsupportedScheme, "The stream refers to something that is not on the web.", cause: request.url)
        }
        let range = request.range.map { TransferRequest.Range(begin: $0.offset, end: $0.end) }
        let answer: (response: TransferResponse, bytes: [UInt8])
        do throws(TransferError) {
            answer = try await fetcher.data(
                for: TransferRequest(address: address, headers: headers, range: range),
                limit: ByteCount(request.byteLimit), overflow: .fail)
        } catch {
            throw MediaSourceError(error, at: address)
        }
        if let error = MediaSourceError(answer.response) { throw error }
        return ManifestDocument(
            url: answer.response.address.text, bytes: Self.slice(answer.bytes, request.range, answer.response),
            contentType: answer.response.contentType)
    }

    /// A server without ranges sends the whole file.
    private static func slice(_ bytes: [UInt8], _ span: ByteSpan?, _ response: TransferResponse) -> [UInt8] {
        guard let span, response.status == 200, bytes.count > span.length else { return bytes }
        let begin = min(Int(span.offset), bytes.count)
        return Array(bytes[begin..<min(Int(span.end), bytes.count)])
    }
}

extension ManifestStateMachine {
    fileprivate mutating func take(
        _ answer: Result<ManifestDocument, MediaSourceError>, for request: ManifestRequest
    ) throws(ManifestError) -> Action {
        switch answer {
        case .success(let document): try receive(document, for: request.id)
        case .failure(let error): try receiveNothing(for: request.id, reason: error.sentence)
        }
    }
}
