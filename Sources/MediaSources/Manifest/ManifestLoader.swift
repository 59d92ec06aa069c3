package import Manifests
package import MediaModel
import Transfer

/// Fetches a manifest and the documents that it names, until there is a plan.
package struct ManifestLoader: Sendable {
    /// What came of one request.
    private typealias Answer = (request: ManifestRequest, result: Result<ManifestDocument, MediaSourceError>)

    /// Documents that are fetched at the same time.
    private static let connectionLimit = 6

    /// What every request says for itself.
    private static let ownHeaders: Set = ["range", "if-range", "accept-encoding"]

    private let fetcher: any WebFetching
    private let headers: [HeaderField]
    private let now: Timestamp?
    private let wait: @Sendable (Duration) async -> Void

    /// The wait before something is asked for a second time; it doubles with every further one.
    private static let backoff = Duration.milliseconds(500)

    /// Makes a loader.
    ///
    /// - Parameters:
    ///   - fetcher: the network.
    ///   - headers: what every request carries, on every host; the default is none.
    ///   - now: the time of day, for broadcasts that ended at a known time; the default, nil, takes all of them for live.
    ///   - wait: lets so much time pass before a busy server is asked again; the default asks at once.
    package init(
        fetcher: any WebFetching, headers: [HeaderField] = [], now: Timestamp? = nil,
        wait: @escaping @Sendable (Duration) async -> Void = { _ in }
    ) {
        self.fetcher = fetcher
        self.headers = headers.filter { !Self.ownHeaders.contains($0.name.lowercased()) }
        self.now = now
        self.wait = wait
    }

    /// Fetches and reads a manifest.
    ///
    /// What may not or cannot be saved is no error here: `SegmentPlan.requireDownloadable` says it.
    ///
    /// - Parameters:
    ///   - address: where the manifest is.
    ///   - selector: what is wanted of it; nil for everything.
    ///   - document: the manifest, when it was fetched already; the default is nil.
    /// - Returns: the plan.
    /// - Throws: why there is none: the network's reason when a document could not be had.
    package func plan(
        at address: WebAddress, selector: RenditionSelector?, document: ManifestDocument? = nil
    ) async throws(MediaSourceError) -> SegmentPlan {
        var machine = ManifestStateMachine(
            url: address.text, selector: selector, now: now.map { Double($0.rawValue) / 1_000 })
        var waiting = machine.begin()
        if let document, let request = waiting.popLast() {
            switch try action(&machine, (request, .success(document))) {
            case .fetch(let more): waiting = more
            case .wait: break
            case .finish(let plan): return plan
            }
        }
        return try await run(machine, waiting)
    }

    private func run(
        _ machine: ManifestStateMachine, _ requests: [ManifestRequest]
    ) async throws(MediaSourceError) -> SegmentPlan {
        let result = await withTaskGroup(of: Answer.self) { group -> Result<SegmentPlan, MediaSourceError> in
            defer { group.cancelAll() }
            var machine = machine
            var waiting = requests[...]
            var count = 0
            while true {
                while count < Self.connectionLimit, let request = waiting.popFirst() {
                    group.addTask { (request, await fetch(request)) }
                    count += 1
                }
                guard let answer = await group.next() else { return .failure(.endlessManifest) }
                count -= 1
                do throws(MediaSourceError) {
                    switch try action(&machine, answer) {
                    case .fetch(let more): waiting += more
                    case .wait: break
                    case .finish(let plan): return .success(plan)
                    }
                } catch {
                    return .failure(error)
                }
            }
        }
        return try result.get()
    }

    private func action(
        _ machine: inout ManifestStateMachine, _ answer: Answer
    ) throws(MediaSourceError) -> ManifestStateMachine.Action {
        do throws(ManifestError) {
            switch answer.result {
            case .success(let document): return try machine.receive(document, for: answer.request.id)
            case .failure(let error):
                return try machine.receiveNothing(
                    for: answer.request.id, reason: error.sentence, mayPass: error.mayPass)
            }
        } catch {
            // The network's own words, with the status and the wait that the server asks for.
            if case .failure(let cause) = answer.result, error.code == .unavailable { throw cause }
            throw MediaSourceError(error, at: answer.request.url)
        }
    }

    // MARK: The network

    private func fetch(_ request: ManifestRequest) async -> Result<ManifestDocument, MediaSourceError> {
        guard let address = try? WebAddress(request.url) else {
            return .failure(MediaSourceError(.refused, "The manifest refers to no web address.", cause: request.url))
        }
        if request.earlierTries > 0 { await wait(Self.backoff * (1 << (request.earlierTries - 1))) }
        let range = request.range.map { TransferRequest.Range(begin: $0.offset, end: $0.end) }
        let transfer = TransferRequest(address: address, headers: headers, range: range)
        do {
            // A server without ranges sends the file from its beginning.
            let limit = ByteCount(max(request.byteLimit, min(request.range?.end ?? 0, Self.largestSlice)))
            let (response, bytes) = try await fetcher.data(
                for: transfer, limit: limit, overflow: range == nil ? .fail : .truncate)
            if let error = MediaSourceError(response) { return .failure(error) }
            return .success(
                ManifestDocument(
                    url: response.address.text, bytes: Self.slice(bytes, request.range, response),
                    contentType: response.contentType))
        } catch {
            return .failure(MediaSourceError(error, at: address))
        }
    }

    private static func slice(_ bytes: [UInt8], _ range: ByteSpan?, _ response: TransferResponse) -> [UInt8] {
        guard let range, response.status == 200 else { return bytes }
        return Array(bytes.dropFirst(Int(clamping: range.offset)).prefix(Int(clamping: range.length)))
    }

    /// How far into a file of a server without ranges an index may lie.
    private static let largestSlice: Int64 = 16 << 20
}
