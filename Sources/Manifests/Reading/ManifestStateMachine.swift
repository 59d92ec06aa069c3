/// From the address of a manifest to a plan, without touching the network.
///
/// The caller fetches what an action asks for, in any order, and hands every answer in until an action brings the plan:
///
///     var machine = ManifestStateMachine(url: url, selector: selector)
///     var requests = machine.begin()
///     while let request = requests.popLast() {
///         switch try machine.receive(fetch(request), for: request.id) {
///         case .fetch(let more): requests += more
///         case .wait: break
///         case .finish(let plan): return plan
///         }
///     }
package struct ManifestStateMachine: Sendable {
    package enum Action: Hashable, Sendable {
        /// These documents are needed; they do not depend on each other.
        case fetch([ManifestRequest])
        /// Other documents are still to come.
        case wait
        /// Done.
        ///
        /// `SegmentPlan.requireDownloadable` says whether it may be fetched.
        case finish(SegmentPlan)
    }

    private enum State {
        /// Nothing was asked for.
        ///
        /// Can transition to: `manifest`, by `begin`.
        case idle
        /// The manifest itself is on its way.
        ///
        /// Can transition to: `playlists` or `presentation` when more is needed, else `finished`.
        case manifest(id: Int)
        /// The media playlists of an HLS presentation are on their way.
        ///
        /// Can transition to: `finished`, when none is missing any more or one is wrong.
        case playlists(PlaylistAssembly)
        /// Remote elements or segment indexes of a DASH presentation are on their way.
        ///
        /// Can transition to: `finished`, when none is missing any more or one is wrong.
        case presentation(PresentationAssembly)
        /// The plan was handed out, or an error thrown.
        ///
        /// Can transition to: nothing.
        case finished
    }

    private let url: String
    private let settings: ManifestSettings
    private var desk: RequestDesk
    private var state = State.idle

    /// Makes a machine; nothing is asked for before `begin`.
    ///
    /// - Parameters:
    ///   - url: the absolute address of the manifest.
    ///   - selector: what is wanted of it; nil for everything, in which case documents that cannot be had are warnings.
    ///   - limits: what no honest manifest exceeds.
    ///   - now: seconds since 1970, for broadcasts that ended at a known time; nil takes every one for live.
    package init(
        url: String, selector: RenditionSelector?, limits: ManifestLimits = ManifestLimits(), now: Double? = nil
    ) {
        self.url = url
        settings = ManifestSettings(selector: selector, limits: limits, now: now)
        desk = RequestDesk(limits: limits)
    }

    /// Asks for the manifest itself.
    ///
    /// - Returns: one request.
    package mutating func begin() -> [ManifestRequest] {
        let request = desk.firstRequest(url)
        state = .manifest(id: request.id)
        return [request]
    }

    /// Takes an answer.
    ///
    /// - Parameters:
    ///   - document: the bytes and where they came from.
    ///   - id: the request's name; an answer that nobody waits for is dropped.
    /// - Returns: what to do next.
    /// - Throws: why there will be no plan.
    package mutating func receive(_ document: ManifestDocument, for id: Int) throws(ManifestError) -> Action {
        let before = state
        // An error is the end; so is a plan.
        state = .finished
        switch before {
        case .manifest(id): return try read(document)
        case .playlists(var assembly):
            let step = try assembly.receive(document, for: id, &desk)
            return settle(step, .playlists(assembly))
        case .presentation(var assembly):
            let step = try assembly.receive(document, for: id, &desk)
            return settle(step, .presentation(assembly))
        case .idle, .manifest, .finished:
            state = before
            return .wait
        }
    }

    /// Takes note that a document cannot be had.
    ///
    /// - Parameters:
    ///   - id: the request's name.
    ///   - reason: a full sentence.
    ///   - mayPass: whether it may be there a little later; the default is false.
    /// - Returns: what to do next: a mirror may have it, or the plan may do without it.
    /// - Throws: `unavailable` when the plan cannot be made.
    package mutating func receiveNothing(
        for id: Int, reason: String, mayPass: Bool = false
    ) throws(ManifestError) -> Action {
        let before = state
        state = .finished
        switch before {
        case .manifest(id): throw ManifestError(.unavailable, reason)
        case .playlists(var assembly):
            let step = try assembly.receiveNothing(for: id, reason: reason, mayPass: mayPass, &desk)
            return settle(step, .playlists(assembly))
        case .presentation(var assembly):
            let step = try assembly.receiveNothing(for: id, reason: reason, &desk)
            return settle(step, .presentation(assembly))
        case .idle, .manifest, .finished:
            state = before
            return .wait
        }
    }

    private mutating func read(_ document: ManifestDocument) throws(ManifestError) -> Action {
        guard let base = BaseAddress(document.url) else {
            throw ManifestError(.invalid, "The manifest's address is no web address.", at: document.url)
        }
        let bytes = try ManifestText.bytes(of: document, limit: settings.limits.documentByteCount)
        switch try ManifestText.format(of: bytes, document) {
        case .hls:
            var assembly = PlaylistAssembly(base: base, askedURL: url, settings: settings)
            let step = try assembly.begin(bytes, &desk)
            return settle(step, .playlists(assembly))
        case .dash:
            var assembly = PresentationAssembly(base: base, settings: settings)
            let step = try assembly.begin(bytes, &desk)
            return settle(step, .presentation(assembly))
        }
    }

    private mutating func settle(_ step: AssemblyStep, _ next: State) -> Action {
        switch step {
        case .finish(let plan):
            state = .finished
            return .finish(plan)
        case .wait(let requests):
            state = next
            return requests.isEmpty ? .wait : .fetch(requests)
        }
    }
}
