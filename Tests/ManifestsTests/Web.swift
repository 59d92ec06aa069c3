@testable import Manifests

/// Documents by their address, as the tests' only web.
struct Web {
    var documents: [String: [UInt8]] = [:]
    /// What was asked for, in order.
    private(set) var requests: [ManifestRequest] = []

    init(_ documents: [String: String] = [:]) {
        self.documents = documents.mapValues { Array($0.utf8) }
    }

    /// Runs the machine to its end.
    mutating func plan(
        _ url: String, selector: RenditionSelector? = nil, limits: ManifestLimits = ManifestLimits(), now: Double? = nil
    ) throws -> SegmentPlan {
        var machine = ManifestStateMachine(url: url, selector: selector, limits: limits, now: now)
        var waiting = machine.begin()
        while let request = waiting.popLast() {
            requests.append(request)
            switch try answer(request, &machine) {
            case .fetch(let more): waiting += more
            case .wait: break
            case .finish(let plan): return plan
            }
        }
        throw ManifestError(.unavailable, "The machine waits for nothing.")
    }

    private func answer(
        _ request: ManifestRequest, _ machine: inout ManifestStateMachine
    ) throws(ManifestError) -> ManifestStateMachine.Action {
        guard let bytes = documents[request.url] else {
            return try machine.receiveNothing(for: request.id, reason: "It is not there.")
        }
        let part = request.range.map { range in
            let begin = min(bytes.count, Int(range.offset))
            return Array(bytes[begin..<max(begin, min(bytes.count, Int(clamping: range.end)))])
        }
        return try machine.receive(ManifestDocument(url: request.url, bytes: part ?? bytes), for: request.id)
    }
}

extension SegmentPlan {
    /// Reads one document that needs no other.
    static func reading(
        _ text: String, at url: String = "http://host/dir/a.m3u8", limits: ManifestLimits = ManifestLimits(),
        now: Double? = nil
    ) throws -> SegmentPlan {
        var web = Web([url: text])
        return try web.plan(url, limits: limits, now: now)
    }

    /// The segments of the first track.
    var segments: SegmentList { periods.first?.tracks.first?.segments ?? SegmentList() }

    var sentences: [String] { warnings.map(\.sentence) }
}
