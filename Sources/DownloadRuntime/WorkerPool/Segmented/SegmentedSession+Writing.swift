import Manifests
import MediaModel

extension SegmentedSession {
    /// Writes what has its turn, in every lane.
    func writeAll(_ group: inout TaskGroup<SegmentedEvent>) {
        for lane in lanes.indices { write(lane, &group) }
    }

    /// Writes the units of a lane that have their turn.
    func write(_ lane: Int, _ group: inout TaskGroup<SegmentedEvent>) {
        while ending == nil, let next = held[lane][queue.turn(of: lane)] {
            guard next.body == nil || canWrite(next.unit) else { return }
            held[lane][next.unit.segments.lowerBound] = nil
            write(next, &group)
        }
    }

    /// The failure that tells which segments are missing; nil when none is.
    var brokenSegments: DownloadFailure? {
        guard let first = queue.broken.first, let breakage else { return nil }
        var failure = breakage
        let number = first.segments.lowerBound + 1
        let others = queue.broken.reduce(-1) { $0 + $1.segments.count }
        let more = others > 0 ? " and \(others) more" : ""
        failure.sentence =
            "Segment \(number) of \(lanes[first.lane].count)\(more) did not arrive. Retry fetches only the broken part."
        failure.cause = "\(lanes[first.lane].name): \(breakage.cause)"
        // A file that is gone may be back the next time, but nobody waits for it.
        if failure.code == .notMedia || failure.code == .gotWebPage { failure.code = .damaged }
        return failure
    }

    private func canWrite(_ unit: FetchUnit) -> Bool {
        unit.segments.allSatisfy { index in
            do throws(SegmentFlaw) {
                return try shelf.needs(of: lanes[unit.lane][index].segment) != nil
            } catch {
                // It shows when the segment is written.
                return true
            }
        }
    }

    private func write(_ next: Held, _ group: inout TaskGroup<SegmentedEvent>) {
        let unit = next.unit
        guard let body = next.body else {
            // What did not come is missing from the files, too: another try looks for it again.
            if unit.isGap {
                for index in unit.segments { writers[unit.lane].appendGap(lanes[unit.lane][index]) }
            }
            settleWritten(unit)
            return checkMerge()
        }
        guard let bytes = body.take(into: scratch) else {
            return end(.failed(ProgressiveSession.internalFailure(SegmentFlaw.damaged("no memory for a segment"))))
        }
        for (place, index) in unit.segments.enumerated() {
            do {
                try write(unit, place: place, index: index, bytes)
            } catch let flaw as SegmentFlaw {
                return reject(unit, from: index, flaw, &group)
            } catch let failure as DownloadFailure {
                return end(.failed(failure))
            } catch {
                return end(.failed(ProgressiveSession.internalFailure(error)))
            }
        }
        settleWritten(unit)
        if merge == nil { checkMerge() } else { feedMerge() }
    }

    private func settleWritten(_ unit: FetchUnit) {
        queue.written(unit)
        do throws(DownloadFailure) {
            try writers[unit.lane].noteEnd(before: unit.segments.upperBound)
        } catch {
            end(.failed(error))
        }
    }

    private func write(_ unit: FetchUnit, place: Int, index: Int, _ bytes: SegmentBytes) throws {
        let item = lanes[unit.lane][index]
        guard let needs = try shelf.needs(of: item.segment) else { return }
        var part = bytes.bytes
        var arrival = LaneWriter.Arrival(place: bytes.place, decryption: bytes.decryption, digest: bytes.digest)
        if let slice = unit.slices?[place] {
            guard slice.upperBound <= Int64(part.count) else { throw SegmentFlaw.damaged("the range is cut off") }
            part = UnsafeMutableRawBufferPointer(rebasing: part[Int(slice.lowerBound)..<Int(slice.upperBound)])
            arrival.place = arrival.place?.advanced(by: Int(slice.lowerBound))
            arrival.digest = nil
        }
        try writers[unit.lane].append(item, part, needs, arrival)
    }

    private func reject(
        _ unit: FetchUnit, from index: Int, _ flaw: SegmentFlaw, _ group: inout TaskGroup<SegmentedEvent>
    ) {
        if case .protected = flaw { return end(.failed(DownloadFailure(flaw))) }
        if case .short = flaw {
            let cause = DownloadFailure(flaw).cause
            task.note("segment \(index + 1) of \(lanes[unit.lane].name) is fetched once more: \(cause)")
            return queue.doubted(unit, now: clock.now())
        }
        let isProven = isKeyProven(of: lanes[unit.lane][index].segment)
        let flaw = flaw == .undecryptable && isProven ? .damaged("the segment cannot be decrypted") : flaw
        let verdict = queue.rejected(unit, from: index, .damaged, now: clock.now(), jitter: .random(in: 0...1))
        // With a wrong key the others are nothing, either.
        if flaw == .undecryptable, verdict != .retry, verdict != .leaveOut {
            return end(.failed(DownloadFailure(flaw)))
        }
        settle(verdict, unit.rest(from: index), DownloadFailure(flaw), &group)
    }

    /// Whether something that is written already had the same key.
    private func isKeyProven(of segment: MediaSegment) -> Bool {
        guard let key = segment.key ?? segment.initialization?.key else { return false }
        return zip(lanes, writers).contains { lane, writer in
            writer.runs.flatMap(\.segments).lazy.map { lane[$0].segment }.contains {
                !$0.isGap && $0.key?.url == key.url
            }
        }
    }
}
