/// Feeds libFuzzer's inputs to the reading of manifests; `make fuzz` builds it together with the sources of Manifests.
///
/// An input is a manifest, a separator, and the documents that the manifest asks for, in turn.
enum ManifestFuzzer {
    private static let separator: [UInt8] = Array("\n~~~~\n".utf8)
    private static let selectors: [RenditionSelector?] = [
        nil,
        RenditionSelector(
            maximumHeight: 720, audioLanguages: ["de", "en-GB"], subtitleLanguages: ["nl"], variantID: "1"),
    ]

    static func run(_ input: [UInt8]) {
        let documents = parts(of: input)
        for selector in selectors {
            guard let plan = try? plan(documents, selector) else { continue }
            check(plan)
        }
    }

    private static func parts(of input: [UInt8]) -> [[UInt8]] {
        var parts: [[UInt8]] = [[]]
        var index = 0
        while index < input.count {
            if input[index] == separator[0], input[index...].starts(with: separator), parts.count < 16 {
                parts.append([])
                index += separator.count
            } else {
                parts[parts.count - 1].append(input[index])
                index += 1
            }
        }
        return parts
    }

    private static func plan(_ documents: [[UInt8]], _ selector: RenditionSelector?) throws -> SegmentPlan? {
        var limits = ManifestLimits()
        // Each document is read as often as it is asked for.
        limits.documents = 20
        var machine = ManifestStateMachine(
            url: "http://host/dir/a?q=%41&token=b", selector: selector, limits: limits, now: 1.7e9)
        var waiting = machine.begin()
        var count = 0
        while let request = waiting.popLast() {
            // The manifest comes first, and what lies behind the last document is not there.
            let index = count == 0 ? 0 : 1 + (count - 1) % max(1, documents.count - 1)
            let action =
                index < documents.count
                ? try machine.receive(ManifestDocument(url: request.url, bytes: documents[index]), for: request.id)
                : try machine.receiveNothing(for: request.id, reason: "It is not there.")
            count += 1
            switch action {
            case .fetch(let more): waiting += more
            case .wait: break
            case .finish(let plan): return plan
            }
        }
        return nil
    }

    /// Looks at everything that a downloader looks at, where it could go wrong.
    private static func check(_ plan: SegmentPlan) {
        _ = try? plan.requireDownloadable()
        precondition(plan.duration.map { $0.isFinite } ?? true, "an endless title")
        for track in plan.periods.flatMap(\.tracks) {
            precondition(track.mediaTimeOffset.isFinite, "an endless offset")
            let count = track.segments.count
            for index in Set([0, 1, count / 2, count - 2, count - 1]) where index >= 0 && index < count {
                check(track.segments[index])
            }
        }
    }

    private static func check(_ segment: MediaSegment) {
        precondition(segment.start.isFinite && segment.duration.isFinite && segment.duration >= 0, "no time")
        for url in [segment.url] + segment.mirrors + [segment.initialization?.url, segment.key?.url].compactMap(\.self)
        {
            precondition(url.hasPrefix("http://") || url.hasPrefix("https://"), "an address outside of the web")
        }
    }
}

@_cdecl("LLVMFuzzerTestOneInput")
package func fuzzManifest(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    ManifestFuzzer.run(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}
