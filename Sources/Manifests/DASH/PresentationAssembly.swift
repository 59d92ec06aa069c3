/// Brings an MPD together: its remote elements first, then what was chosen, then the indexes of single files.
struct PresentationAssembly: Sendable {
    private struct IndexOrder: Sendable {
        var period: Int
        var track: Int
        var indexed: IndexedTrack
    }

    private let base: BaseAddress
    private let settings: ManifestSettings
    private var remote: RemoteElements?
    private var remoteOrders: [Int: RemoteElements.Reference] = [:]
    private var plan = SegmentPlan(format: .dash)
    private var warnings = WarningList()
    private var indexOrders: [Int: IndexOrder] = [:]

    init(base: BaseAddress, settings: ManifestSettings) {
        self.base = base
        self.settings = settings
    }

    mutating func begin(_ bytes: [UInt8], _ desk: inout RequestDesk) throws(ManifestError) -> AssemblyStep {
        var counts = XMLCounts()
        let (root, isCutOff) = try XMLReader.read(bytes, limits: settings.limits, counts: &counts)
        if isCutOff { warnings.add("The end of the manifest is missing.") }
        var remote = RemoteElements(root: root, base: base, counts: counts)
        let references = try remote.begin()
        self.remote = remote
        return try references.isEmpty ? read(&desk) : .wait(order(references, &desk))
    }

    mutating func receive(
        _ document: ManifestDocument, for id: Int, _ desk: inout RequestDesk
    ) throws(ManifestError) -> AssemblyStep {
        if let reference = remoteOrders.removeValue(forKey: id) {
            let bytes = try ManifestText.bytes(of: document, limit: settings.limits.documentByteCount)
            let found = try remote?.replace(reference, with: bytes, limits: settings.limits) ?? []
            let requests = try order(found, &desk)
            return try remoteOrders.isEmpty ? read(&desk) : .wait(requests)
        }
        guard var order = indexOrders.removeValue(forKey: id) else { return .wait([]) }
        try order.indexed.take(document.bytes)
        if order.indexed.missing != nil {
            guard desk.hasRoom(for: .segmentIndex) else {
                warnings.add("A file has too many segment indexes, so it is one segment.")
                return next()
            }
            return .wait([try request(order, &desk)])
        }
        let track = plan.periods[order.period].tracks[order.track]
        let (list, initialization) = order.indexed.segments(
            declared: track.initialization, firstSequence: track.segments.first?.sequence ?? 1)
        guard !list.isEmpty else { throw ManifestError(.empty, "A segment index names no segment.", at: "sidx") }
        plan.periods[order.period].tracks[order.track].segments = list
        plan.periods[order.period].tracks[order.track].initialization = initialization
        return next()
    }

    mutating func receiveNothing(
        for id: Int, reason: String, _ desk: inout RequestDesk
    ) throws(ManifestError) -> AssemblyStep {
        if let reference = remoteOrders.removeValue(forKey: id) {
            warnings.add("A remote \(reference.name) was not to be had: \(reference.url). \(reason)")
            remote?.keep(reference)
            return try remoteOrders.isEmpty ? read(&desk) : .wait([])
        }
        // Without its index, the file is fetched as one.
        guard indexOrders.removeValue(forKey: id) != nil else { return .wait([]) }
        warnings.add("A segment index was not to be had, so its file is one segment. \(reason)")
        return next()
    }

    private mutating func order(
        _ references: [RemoteElements.Reference], _ desk: inout RequestDesk
    ) throws(ManifestError) -> [ManifestRequest] {
        var requests: [ManifestRequest] = []
        for reference in references {
            let request = try desk.request(.remoteElement, reference.url)
            remoteOrders[request.id] = reference
            requests.append(request)
        }
        return requests
    }

    // MARK: Reading and choosing

    private mutating func read(_ desk: inout RequestDesk) throws(ManifestError) -> AssemblyStep {
        guard let root = remote?.root else { return next() }
        remote = nil
        var reader = PresentationReader(settings: settings)
        var presentation = try reader.read(root, base: base)
        plan.isEnded = presentation.isEnded
        // Whoever chooses wants to save it; without a choice, all there is is told.
        if settings.selector != nil { try presentation.removeWebM() }
        plan.variants = presentation.variants
        plan.renditions = presentation.renditions
        if settings.selector == nil {
            plan.protection = presentation.protection
            if plan.protection == nil { presentation.removeProtectedTracks() }
        }
        warnings.add(presentation.warnings)
        var requests: [ManifestRequest] = []
        var choice = PresentationChoice(settings.selector)
        for period in presentation.periods {
            let tracks = choice.tracks(of: period)
            plan.protection = plan.protection ?? tracks.lazy.compactMap(\.track.protection).first
            plan.periods.append(
                PlanPeriod(start: period.start, duration: period.duration, tracks: tracks.map(\.track)))
            guard plan.isEnded == true, plan.protection == nil else { continue }
            for (index, track) in tracks.enumerated() {
                guard let source = track.index else { continue }
                let indexed = IndexedTrack(source, limits: settings.limits)
                requests.append(
                    try request(IndexOrder(period: plan.periods.count - 1, track: index, indexed: indexed), &desk))
            }
        }
        return indexOrders.isEmpty ? next() : .wait(requests)
    }

    private mutating func request(
        _ order: IndexOrder, _ desk: inout RequestDesk
    ) throws(ManifestError) -> ManifestRequest {
        let request = try desk.request(
            .segmentIndex, order.indexed.source.bases[0].text, range: order.indexed.missing)
        guard request.byteLimit <= settings.limits.documentByteCount else {
            throw ManifestError(.tooLarge, "A segment index is too large.", at: "sidx")
        }
        indexOrders[request.id] = order
        return request
    }

    private mutating func next() -> AssemblyStep {
        guard indexOrders.isEmpty else { return .wait([]) }
        plan.warnings = warnings.warnings
        return .finish(plan)
    }
}
