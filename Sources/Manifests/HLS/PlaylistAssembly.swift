/// Brings the playlists of an HLS presentation together: the picture, its sound, its subtitles.
struct PlaylistAssembly: Sendable {
    /// A track whose playlist is on its way.
    private struct Order: Sendable {
        var track: Track
        /// The addresses that were not asked yet.
        var mirrors: [String]
        /// The address that was asked.
        var url: String
        /// Addresses that gave nothing.
        var failed: [String] = []
        /// How often the last address was asked.
        var tries = 1
    }

    private let base: BaseAddress
    private let askedURL: String
    private let settings: ManifestSettings
    private var plan = SegmentPlan(format: .hls)
    private var variables: PlaylistVariables?
    private var warnings = WarningList()
    /// Every track in the order of the plan; nil as long as its playlist is missing.
    private var tracks: [Track?] = []
    /// The orders by the names of their requests, with their places in `tracks`.
    private var orders: [Int: (place: Int, order: Order)] = [:]
    private var isEnded = true
    /// What all playlists together have, so that many large ones are not taken where one is.
    private var segmentCount = 0
    private var byteCount: Int64 = 0

    init(base: BaseAddress, askedURL: String, settings: ManifestSettings) {
        self.base = base
        self.askedURL = askedURL
        self.settings = settings
    }

    mutating func begin(_ bytes: [UInt8], _ desk: inout RequestDesk) throws(ManifestError) -> AssemblyStep {
        let context = PlaylistContext(base: base, askedURL: askedURL, limits: settings.limits)
        var parser = PlaylistParser(bytes, context: context)
        switch try parser.parse() {
        case .media(let playlist):
            var track = Track(id: "main")
            try fill(&track, playlist, mirrors: [])
            warnings.add(playlist.warnings)
            track.kind = PlaylistAssembly.kind(of: track)
            tracks = [track]
            return .finish(finished())
        case .multivariant(let playlist): return try begin(playlist, &desk)
        }
    }

    mutating func receive(
        _ document: ManifestDocument, for id: Int, _ desk: inout RequestDesk
    ) throws(ManifestError) -> AssemblyStep {
        guard let (place, order) = orders.removeValue(forKey: id) else { return .wait([]) }
        var track = order.track
        do throws(ManifestError) {
            let playlist = try media(document, order)
            try fill(&track, playlist, mirrors: order.mirrors + order.failed)
            // Queries are long, and some are secrets.
            warnings.add(playlist.warnings, of: String(order.url.prefix { $0 != "?" }))
        } catch {
            guard canSpare(track), error.code != .tooLarge else { throw error }
            warnings.add("\(order.url): \(error.description)")
            leaveOut(track)
            return next()
        }
        tracks[place] = track
        return next()
    }

    mutating func receiveNothing(
        for id: Int, reason: String, mayPass: Bool, _ desk: inout RequestDesk
    ) throws(ManifestError) -> AssemblyStep {
        guard var (place, order) = orders.removeValue(forKey: id) else { return .wait([]) }
        if !order.mirrors.isEmpty {
            order.failed.append(order.url)
            order.url = order.mirrors.removeFirst()
            warnings.add("A playlist was not to be had, so its mirror is used. \(reason)")
            let request = try desk.request(.manifest, order.url)
            orders[request.id] = (place, order)
            return .wait([request])
        }
        guard canSpare(order.track) else { throw ManifestError(.unavailable, reason, at: order.url) }
        // Words that may be there in a moment are waited for, but the film does not wait for ever.
        if settings.selector != nil, mayPass, order.tries < settings.limits.triesForWords,
            desk.hasRoom(for: .manifest)
        {
            var request = try desk.request(.manifest, order.url)
            request.earlierTries = order.tries
            order.tries += 1
            orders[request.id] = (place, order)
            return .wait([request])
        }
        warnings.add("A playlist was not read: \(order.url). \(reason)")
        place = -1
        leaveOut(order.track)
        return next()
    }

    /// A whole list of everything is worth having without one that is broken, and a film without its words.
    private func canSpare(_ track: Track) -> Bool { settings.selector == nil || track.kind == .subtitles }

    private mutating func leaveOut(_ track: Track) {
        guard settings.selector != nil, let name = track.language ?? track.name else { return }
        plan.missingSubtitles.append(name)
    }

    // MARK: Multivariant

    private mutating func begin(
        _ playlist: MultivariantPlaylist, _ desk: inout RequestDesk
    ) throws(ManifestError) -> AssemblyStep {
        plan.variants = playlist.variants
        plan.renditions = playlist.renditions
        variables = playlist.variables
        warnings.add(playlist.warnings)
        // Its playlists would only say the same.
        if let protection = playlist.protection {
            plan.protection = protection
            plan.warnings = warnings.warnings
            return .finish(plan)
        }
        var requests: [ManifestRequest] = []
        for (track, url, mirrors) in wanted() {
            let request = try desk.request(.manifest, url)
            orders[request.id] = (tracks.count, Order(track: track, mirrors: mirrors, url: url))
            tracks.append(nil)
            requests.append(request)
        }
        return .wait(requests)
    }

    private func wanted() -> [(track: Track, url: String, mirrors: [String])] {
        var variants = plan.variants
        var renditions = plan.renditions
        if let selector = settings.selector, let variant = selector.variant(among: variants) {
            variants = [variant]
            renditions =
                selector.audio(among: renditions, of: variant) + selector.subtitles(among: renditions, of: variant)
        }
        var wanted: [(Track, String, [String])] = []
        for variant in variants {
            guard let url = variant.url, !isReplaced(variant, by: renditions) else { continue }
            wanted.append((track(variant, among: renditions), url, variant.mirrors))
        }
        for rendition in renditions {
            guard let url = rendition.url else { continue }
            wanted.append((track(rendition), url, rendition.mirrors))
        }
        return wanted
    }

    /// Whether a variant without a picture is only the sound of one of its renditions, and another way to it is taken.
    private func isReplaced(_ variant: Variant, by chosen: [Rendition]) -> Bool {
        settings.selector != nil && !variant.hasVideo && chosen.contains { $0.kind == .audio && $0.url != nil }
    }

    private func track(_ variant: Variant, among renditions: [Rendition]) -> Track {
        // Sound that lies in the variant's own segments has a rendition without an address.
        let own = renditions.first { $0.kind == .audio && $0.group == variant.audioGroup && $0.url == nil }
        return Track(
            id: variant.id, kind: variant.hasVideo ? .video : .audio, language: own?.language, name: own?.name,
            isDefault: own?.isDefault ?? false, bandwidth: variant.bandwidth, codecs: variant.codecs,
            width: variant.width, height: variant.height)
    }

    private func track(_ rendition: Rendition) -> Track {
        Track(
            id: rendition.id, kind: rendition.kind, language: rendition.language, name: rendition.name,
            roles: rendition.roles + (rendition.isForced ? ["forced"] : []), isDefault: rendition.isDefault)
    }

    // MARK: Media playlists

    private mutating func media(_ document: ManifestDocument, _ order: Order) throws(ManifestError) -> MediaPlaylist {
        guard let base = BaseAddress(document.url) else {
            throw ManifestError(.invalid, "A playlist's address is no web address.", at: document.url)
        }
        let context = PlaylistContext(
            base: base, askedURL: order.url, parent: variables, limits: settings.limits)
        let bytes = try ManifestText.bytes(of: document, limit: settings.limits.documentByteCount)
        byteCount += Int64(bytes.count)
        guard byteCount <= settings.limits.playlistsByteCount else {
            let limit = settings.limits.playlistsByteCount >> 20
            throw ManifestError(.tooLarge, "The playlists have more than \(limit) MiB together.")
        }
        var parser = PlaylistParser(bytes, context: context)
        switch try parser.parse() {
        case .media(let playlist): return playlist
        case .multivariant:
            throw ManifestError(.invalid, "A variant leads to another list of variants.", at: order.url)
        }
    }

    private mutating func fill(
        _ track: inout Track, _ playlist: MediaPlaylist, mirrors: [String]
    ) throws(ManifestError) {
        segmentCount += playlist.segments.count
        guard segmentCount <= settings.limits.playlistSegments else {
            let limit = settings.limits.playlistSegments
            throw ManifestError(.tooLarge, "The playlists have more than \(limit) segments together.")
        }
        var segments = playlist.segments
        segments.bases += mirrors.compactMap(BaseAddress.init)
        track.segments = SegmentList(.listed(segments))
        track.initialization = track.segments.first?.initialization
        track.protection = playlist.protection
        isEnded = isEnded && playlist.isEnded
    }

    private mutating func next() -> AssemblyStep {
        orders.isEmpty ? .finish(finished()) : .wait([])
    }

    private mutating func finished() -> SegmentPlan {
        let tracks = tracks.compactMap(\.self)
        plan.protection = plan.protection ?? tracks.lazy.compactMap(\.protection).first
        plan.isEnded = tracks.isEmpty ? nil : isEnded
        if !tracks.isEmpty {
            plan.periods = [PlanPeriod(duration: tracks.map(\.segments.duration).max(), tracks: tracks)]
        }
        plan.warnings = warnings.warnings
        return plan
    }

    /// What a bare playlist holds, told from the names of its segments; nil when they do not tell.
    private static func kind(of track: Track) -> TrackKind? {
        guard let url = track.segments.first?.url, track.initialization == nil else { return nil }
        switch URLReference(url).path.split(separator: ".").last?.lowercased() {
        case "aac", "mp3", "ac3", "ec3": return .audio
        case "vtt", "webvtt": return .subtitles
        default: return nil
        }
    }
}
