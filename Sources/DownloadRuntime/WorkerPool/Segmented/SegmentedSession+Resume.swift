import Glibc
import Manifests
import MediaModel
import Transfer

extension SegmentedSession {
    /// The outcome when an earlier try merged everything and only the final name is missing.
    ///
    /// The merged file gets its name with the suffix only after it was checked and synced.
    func finishedEarlier() async throws -> DownloadOutcome? {
        guard let state = try await ledger.resumeState(of: task.request.id), state.resource.segments != nil
        else { return nil }
        if !Disk.exists(task.file.path) { try takeBack(state) }
        guard Disk.exists(task.file.path) else { return nil }
        let size = try PartialFileHandle(reading: task.file.path).size
        guard size > .zero else { return nil }
        removeStreamFiles(keepsSidecars: true)
        report(DownloadProgress(downloaded: size, total: size))
        return .finished(finishedFile())
    }

    /// Takes the name from a film that got it just before the note of that was lost; it is published again.
    ///
    /// Nobody else makes a file of this name, and the streams are deleted only when the film is whole. Still it must be a
    /// film, of a size that these streams make: a container's overhead goes, but nothing else.
    private func takeBack(_ state: ResumeState) throws {
        let name = "\(task.file.path.dropLast(PartialFile.suffix.count))"
        let written = state.chunks.reduce(0) { $0 + $1.written - $1.begin }
        guard let size = Disk.fileSize(at: name)?.rawValue, size > written / 2, size < written + written / 10,
            StreamFiles.entries(of: task.file.path).isEmpty, let film = try? MovieFile(path: name),
            film.mediaPacketCount > 0
        else { return }
        try Disk.rename(name, task.file.path)
    }

    /// Makes the lanes and takes up what the ledger and the stream files agree on.
    func openAndResume(_ plan: SegmentPlan) async throws {
        let plan = await WholeFileProbe(task: task).cut(plan)
        let lanes = LaneBuilder.lanes(of: plan)
        // What is all declared missing is nothing to fetch either.
        guard lanes.contains(where: { $0.kind != .subtitles && $0.hasSegments }) else {
            throw DownloadFailure(
                .notMedia, sentence: "No video found at this address.", cause: "the manifest lists no segments")
        }
        queue = FetchQueue(lanes: lanes, limits: task.configuration.limits)
        held = lanes.map { _ in [:] }
        begun = lanes.map { _ in [:] }
        writers = lanes.map { lane in
            LaneWriter(lane, partialFilePath: task.file.path) { [unowned self] in
                defer { nextFile += 1 }
                return nextFile
            }
        }
        try makeFolder(hasBytes: false)
        // What lies there is no merged film: a try that took the link for a plain file left it.
        try Disk.deleteFile(task.file.path)
        let landed = try await resume()
        for (index, writer) in writers.enumerated() {
            let gone = merged.flatMap(\.records).filter { $0.lane == lanes[index].name }.map(\.segments)
            queue.leaveOut(writer.runs.map(\.segments) + gone, of: index)
            try writer.noteEnd(before: queue.turn(of: index))
        }
        for units in landed { try await takeUp(units) }
        marks = Marks(
            configuration: task.configuration, written: written, arrived: written + bytesOnTheirWay, now: clock.now())
        // What was not taken up may be written over from now on.
        if !landed.isEmpty { try await commit() }
        reserveFiles()
        startEarly()
    }

    /// Takes up the runs and the parts that are merged.
    ///
    /// - Returns: what lies behind the runs.
    private func resume() async throws -> [LandedUnits] {
        let state = try await ledger.resumeState(of: task.request.id)
        guard let state, let segments = state.resource.segments,
            segments.fingerprint == SegmentMarks.fingerprint(of: lanes), arePartsThere(segments.merged.count)
        else {
            try await forget(hadState: state != nil)
            return []
        }
        guard await isSameTitle(segments.witnesses ?? []) else {
            remarks.append("The film changed at the source, so all of it was fetched again.")
            try await forget(hadState: true)
            return []
        }
        witnesses = Dictionary((segments.witnesses ?? []).map { ($0.lane, $0) }, uniquingKeysWith: { $1 })
        let isSameBoot = !state.bootIdentifier.isEmpty && state.bootIdentifier == task.configuration.bootIdentifier
        merged = segments.merged
        let landed = isSameBoot ? segments.landed ?? [] : []
        let ends = Dictionary(landed.map { ($0.file, $0.end) }, uniquingKeysWith: { first, _ in first })
        nextFile = ((segments.runs.map(\.file) + landed.map(\.file)).max() ?? -1) + 1
        let chunks = Dictionary(
            state.chunks.map { (Int($0.begin / SegmentMarks.fileSpace), $0) }, uniquingKeysWith: { first, _ in first })
        for record in segments.runs {
            guard let chunk = chunks[record.file] else { continue }
            try resume(
                record, bytes: (isSameBoot ? chunk.written : chunk.durable) - chunk.begin, landedEnd: ends[record.file],
                isSameBoot: isSameBoot)
        }
        let files = writers.flatMap(\.runs).map(\.record.file) + landed.map(\.file)
        removeStreamFiles(except: Set(files), parts: merged.count)
        return landed
    }

    /// Whether the server still has what is kept: it may have another version under the same names.
    ///
    /// One small request for each lane. A server that does not answer is believed, for then nothing comes anyway.
    private func isSameTitle(_ witnesses: [SegmentWitness]) async -> Bool {
        for witness in witnesses {
            guard let lane = lanes.first(where: { $0.name == witness.lane }), witness.segment < lane.count else {
                return false
            }
            let segment = lane[witness.segment].segment
            let begin = segment.range?.offset ?? 0
            guard let address = try? DocumentRequest.address(segment.url) else { continue }
            let request = TransferRequest(
                address: address, headers: task.headers,
                range: .init(begin: begin, end: begin + Int64(witness.count)), purpose: .segment,
                cookies: task.cookies)
            let answer = try? await task.engine.data(
                for: request, limit: ByteCount(witness.count), overflow: .truncate)
            guard let (response, bytes) = answer else { continue }
            if witness.isContradicted(by: response, bytes, isFromStart: begin == 0) { return false }
        }
        return true
    }

    private func arePartsThere(_ count: Int) -> Bool {
        (0..<count).allSatisfy { Disk.exists(StreamFiles.path(.part($0), of: task.file.path)) }
    }

    /// Cuts a stream file to what is certain, and measures its whole segments again.
    private func resume(_ record: StreamRun.Record, bytes: Int64, landedEnd: Int64?, isSameBoot: Bool) throws {
        guard let index = lanes.firstIndex(where: { $0.name == record.lane }) else { return }
        var record = record
        if !isSameBoot { record.count = record.durableCount }
        let path = StreamRun.path(of: record.file, lane: record.lane, partialFilePath: task.file.path)
        guard record.count > 0, record.first + record.count <= lanes[index].count, bytes > record.headSize,
            let size = Disk.fileSize(at: path), size.rawValue >= bytes
        else { return }
        let handle = try PartialFile(path: path).open(createsFolders: false)
        let end = max(bytes, landedEnd ?? 0)
        if size.rawValue > end { try handle.truncate(to: ByteCount(end)) }
        var run = StreamRun(record: record, handle: handle, written: bytes, durable: isSameBoot ? 0 : bytes)
        guard let scanner = try? run.measure(lanes[index]) else { return }
        writers[index].resume(run, scanner: scanner)
    }

    private func forget(hadState: Bool) async throws {
        if hadState { try await ledger.clearResumeState(of: task.request.id) }
        removeStreamFiles()
    }

    private func makeFolder(hasBytes: Bool) throws {
        // Opening makes the folders; the file itself belongs to the merge.
        let probe = PartialFile(path: task.file.path + ".probe")
        _ = try probe.open(createsFolders: !hasBytes)
        try probe.remove()
    }

    /// Deletes what lies beside the part file of this download, but for some stream files and the first parts.
    func removeStreamFiles(except kept: Set<Int> = [], parts: Int = 0, keepsSidecars: Bool = false) {
        for entry in StreamFiles.entries(of: task.file.path) {
            switch entry.kind {
            case .stream(let number) where kept.contains(number): continue
            case .part(let number) where number < parts: continue
            case .sidecar where keepsSidecars: continue
            default: unlink(entry.path)
            }
        }
    }
}

extension StreamRun {
    /// Reads the timestamps of all that is in the file.
    ///
    /// - Returns: the scanner at the end of the file.
    mutating func measure(_ lane: Lane) throws -> SegmentScanner {
        // The pieces of a file tell nothing before all of them are there.
        guard !lane.isCutAnywhere || isWhole(in: lane) else {
            streams = [:]
            return .text
        }
        if record.container == .transportStream { return try measureInPieces() }
        guard let bytes = SegmentBytes(mapping: handle.descriptor, count: Int(written)) else {
            throw DownloadFailure(systemError: errno, doing: "mapping \(handle.path)")
        }
        let all = UnsafeRawBufferPointer(bytes.bytes)
        if lane.isCutAnywhere, ProgressiveScanner.isProgressive(all) { record.container = .progressiveMP4 }
        let head = UnsafeRawBufferPointer(rebasing: all[..<Int(record.headSize)])
        let media = UnsafeRawBufferPointer(rebasing: all[Int(record.headSize)...])
        var scanner = try SegmentScanner(record.container, head: record.headSize > 0 ? head : media, time: record.time)
        streams = [:]
        let seconds = segments.map { lane[$0].segment }.reduce(0) { $0 + ($1.isGap ? 0 : $1.duration) }
        add(try scanner.scan(media, duration: seconds))
        return scanner
    }

    /// Whether it holds all segments of its period.
    private func isWhole(in lane: Lane) -> Bool {
        let stretch = lane[record.first].stretch
        return segments == stretch.firstIndex..<stretch.firstIndex + stretch.track.segments.count
    }

    /// Reads a transport stream piece by piece: a mapping of hours of film would count as memory in use.
    private mutating func measureInPieces() throws -> SegmentScanner {
        let piece = Int64(TransportStreamScanner.packetSize) << 14
        var scanner = TransportStreamScanner()
        streams = [:]
        var offset = record.headSize
        while offset < written {
            let bytes = try handle.read(Int(min(piece, written - offset)), at: offset)
            guard !bytes.isEmpty else { throw DownloadFailure(systemError: EIO, doing: "reading \(handle.path)") }
            add(try bytes.withUnsafeBytes { bytes throws(SegmentFlaw) in try scanner.scan(bytes) })
            offset += Int64(bytes.count)
        }
        return .transportStream(scanner)
    }
}
