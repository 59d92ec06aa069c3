import Glibc
import Manifests
import MediaModel

/// Puts the segments of one lane behind each other into stream files, each checked before a byte of it is written.
final class LaneWriter {
    /// What a segment needs beside its bytes.
    struct Needs {
        /// The decrypted initialization; nil for what has none.
        var head: [UInt8]?
        /// The key's bytes; nil for what is clear.
        var key: [UInt8]?
    }

    /// What is known of a segment's bytes beside themselves.
    struct Arrival {
        /// Where they lie already; nil for nowhere.
        var place: FilePlace?
        /// What was decrypted on arrival.
        var decryption = SegmentBytes.Decryption.none
        /// The packets of a transport stream that tell its timestamps; nil when all must be read.
        var digest: [UInt8]?
    }

    /// A jump of the timestamps that no manifest declared, from which a new part begins: backwards by this much, or
    /// forwards by so much more than the manifest accounts for, in seconds.
    private static let backwardJump = 0.5
    private static let forwardJump = 1.0

    /// The largest segment that comes packed: 64 MiB.
    private static let largestUnpacked = 64 << 20

    /// Where a segment belongs, and what was known of its run before it.
    private struct Place {
        /// The run's number.
        var run: Int
        var measure: SegmentMeasure
        var scanner: SegmentScanner?
    }

    let lane: Lane
    /// Where bodies may arrive; nil for a lane whose bytes are not written as they come.
    let landing: Landing?
    private let partialFilePath: String
    private let nextFile: () -> Int
    /// In the order of their segments.
    private(set) var runs: [StreamRun] = []
    /// Seconds that were declared missing before anything that is there.
    private(set) var leadingGap = 0.0
    private var scanners: [Int: SegmentScanner] = [:]
    /// A file that was made before it was known what goes into it.
    private var reserved: (file: Int, handle: PartialFileHandle, headSize: Int64)?
    /// Undeclared jumps in a declared part; they count on its `jump`.
    private var jumps: [Lane.PartKey: Int] = [:]
    private var doubt = SpanDoubt()
    /// Whether the tags of packed audio tell nothing, because they repeat a zero.
    private var areTagsMute = false

    init(_ lane: Lane, partialFilePath: String, nextFile: @escaping () -> Int) {
        self.lane = lane
        self.partialFilePath = partialFilePath
        self.nextFile = nextFile
        landing = lane.isOneStream ? Landing() : nil
    }

    /// Whether a segment has no gap before it that the network left.
    var isContiguous: Bool {
        runs.allSatisfy { run in run.record.first == 0 || runs.contains { $0.segments.upperBound == run.record.first } }
    }

    /// The runs from the first segment on, as far as nothing is missing between them.
    var contiguousRuns: [StreamRun] {
        var end = 0
        return Array(
            runs.prefix { run in
                defer { end = run.segments.upperBound }
                return run.record.first == end
            })
    }

    /// The run with the first segment; nil before that is there.
    var head: StreamRun? { runs.first { $0.record.first == 0 } }

    /// Whether nothing yet makes a second part of the lane.
    var hasOnePart: Bool { runs.allSatisfy { $0.record.part == runs.first?.record.part } }

    /// Measures a lane of pieces, which tell nothing one by one, when all of them are there.
    func measureAll() throws {
        guard lane.isCutAnywhere, !runs.isEmpty else { return }
        var index = 0
        while index + 1 < runs.count {
            let (run, next) = (runs[index].record, runs[index + 1].record)
            if run.part == next.part, run.segments.upperBound == next.first {
                try joinNext(to: index)
            } else {
                index += 1
            }
        }
        for index in runs.indices { scanners[runs[index].record.file] = try runs[index].measure(lane) }
    }

    /// Lets go of runs whose part is merged.
    func forget(_ gone: [StreamRun]) {
        let files = Set(gone.map(\.record.file))
        runs.removeAll { files.contains($0.record.file) }
        for file in files { scanners[file] = nil }
    }

    /// Takes up a run that an earlier try wrote.
    func resume(_ run: StreamRun, scanner: SegmentScanner) {
        runs.append(run)
        runs.sort { $0.record.first < $1.record.first }
        scanners[run.record.file] = scanner
        if case .packedAudio = run.record.container, run.record.time == nil { areTagsMute = true }
        var declared = run.record.part
        declared.jump = 0
        jumps[declared] = max(jumps[declared] ?? 0, run.record.part.jump)
    }

    func setDurable(_ file: Int, count: Int, bytes: Int64) {
        guard let index = runs.firstIndex(where: { $0.record.file == file }) else { return }
        runs[index].record.durableCount = count
        runs[index].durable = bytes
    }

    /// Notes a segment that was declared missing.
    func appendGap(_ item: Lane.Item) {
        guard let index = runs.firstIndex(where: { $0.segments.upperBound == item.index }) else {
            leadingGap += item.segment.duration
            return
        }
        runs[index].record.count += 1
        runs[index].record.gapDuration += item.segment.duration
    }

    /// Decrypts, checks and writes a segment.
    ///
    /// - Throws: `SegmentFlaw` when the bytes are not what they should be, and nothing is written, for the one that is
    ///   `short` once; `DownloadFailure` when the disk refuses.
    func append(
        _ item: Lane.Item, _ bytes: UnsafeMutableRawBufferPointer, _ needs: Needs, _ arrival: Arrival = Arrival()
    ) throws {
        guard arrival.decryption != .failed else { throw flaw(ofUndecrypted: bytes) }
        var arrival = arrival
        let isPlain = arrival.decryption == .done || item.segment.key == nil
        let count = isPlain ? bytes.count : try decrypt(bytes, item.segment.key, needs)
        let plain = UnsafeRawBufferPointer(rebasing: bytes[..<count])
        guard !Gunzip.isGzip(plain.prefix(2)) else { return try appendPacked(item, plain, needs) }
        if !isPlain { arrival.place = nil }
        try append(item, plain: plain, needs, arrival)
    }

    /// Says where the bytes before a segment end, so that what comes next can arrive there.
    func noteEnd(before next: Int) throws(DownloadFailure) {
        guard let landing, let run = runs.first(where: { $0.segments.upperBound == next }) else { return }
        try landing.noteWritten(run.handle, file: run.record.file, next: next, at: run.written)
    }

    /// Makes the first file, so that the first segment can arrive in it, behind so many bytes; once.
    func reserve(headSize: Int64) throws(DownloadFailure) {
        guard let landing, runs.isEmpty, reserved == nil else { return }
        let (file, handle) = try makeFile()
        reserved = (file, handle, headSize)
        try landing.noteWritten(handle, file: file, next: 0, at: headSize)
    }

    /// The file in which segment `next` arrives, and where it begins there; nil when that is not known.
    func landingPlace(of next: Int) -> (file: Int, place: FilePlace)? {
        guard landing != nil else { return nil }
        if let run = runs.first(where: { $0.segments.upperBound == next }) {
            return (run.record.file, FilePlace(handle: run.handle, offset: run.written))
        }
        guard next == 0 else { return nil }
        return reserved.map { ($0.file, FilePlace(handle: $0.handle, offset: $0.headSize)) }
    }

    /// Takes up the file in which an earlier try's first segment was to arrive, behind so many bytes; cuts it at `size`.
    func resumeReserved(_ file: Int, headSize: Int64, size: Int64) throws(DownloadFailure) {
        let path = StreamRun.path(of: file, lane: lane.name, partialFilePath: partialFilePath)
        guard let landing, runs.isEmpty, reserved == nil, Disk.exists(path) else { return }
        let handle = try PartialFile(path: path).open(createsFolders: false)
        if handle.size > ByteCount(size) { try handle.truncate(to: ByteCount(size)) }
        reserved = (file, handle, headSize)
        try landing.noteWritten(handle, file: file, next: 0, at: headSize)
    }

    private func makeFile() throws(DownloadFailure) -> (file: Int, handle: PartialFileHandle) {
        let file = nextFile()
        let path = StreamRun.path(of: file, lane: lane.name, partialFilePath: partialFilePath)
        let handle = try PartialFile(path: path).open(createsFolders: true)
        try handle.truncate(to: .zero)
        return (file, handle)
    }

    /// Some servers pack segments and do not say so.
    private func appendPacked(_ item: Lane.Item, _ bytes: UnsafeRawBufferPointer, _ needs: Needs) throws {
        guard let unpacked = Gunzip.bytes(Array(bytes), limit: Self.largestUnpacked) else { throw SegmentFlaw.notMedia }
        try unpacked.withUnsafeBytes { try append(item, plain: $0, needs, Arrival()) }
    }

    private func append(
        _ item: Lane.Item, plain: UnsafeRawBufferPointer, _ needs: Needs, _ arrival: Arrival
    ) throws {
        var found = try inspect(plain, item)
        found.time = found.time.flatMap { told($0, of: item, found.container) }
        let media = UnsafeRawBufferPointer(rebasing: plain[found.skip...])
        guard let rest = try shortened(media, item, found, head: needs.head ?? []) else {
            return try append(item, found, media, needs, arrival)
        }
        try rest.withUnsafeBytes { try append(item, found, $0, needs, Arrival()) }
    }

    /// A segment without what lies behind the border of its period; nil for one that does not reach over it.
    private func shortened(
        _ media: UnsafeRawBufferPointer, _ item: Lane.Item, _ found: SegmentInspection, head: [UInt8]
    ) throws -> [UInt8]? {
        guard found.container == .fragmentedMP4, lane.kind != .subtitles, !lane.isCutAnywhere,
            let cut = PeriodCut(item, in: lane)
        else { return nil }
        return try head.withUnsafeBytes { try cut.shortened(media, head: $0) }
    }

    private func append(
        _ item: Lane.Item, _ found: SegmentInspection, _ media: UnsafeRawBufferPointer, _ needs: Needs,
        _ arrival: Arrival
    ) throws {
        let head = needs.head ?? []
        let isDigested = found.container == .transportStream && found.skip == 0
        let digest = isDigested ? arrival.digest : nil
        let place = try head.withUnsafeBytes { head in
            guard let digest else { return try self.place(item, found, media, head: head) }
            return try digest.withUnsafeBytes { try self.place(item, found, $0, head: head) }
        }
        let (index, measure) = (place.run, place.measure)
        if let renamed = place.scanner?.renamed(media, measure) {
            try renamed.withUnsafeBytes { try write($0, to: index) }
        } else {
            try write(media, to: index, from: arrival.place?.advanced(by: found.skip))
        }
        // Texts need a line between them.
        if found.container == .text { try Array("\n\n".utf8).withUnsafeBytes { try write($0, to: index) } }
        runs[index].record.count += 1
        runs[index].add(measure)
        runs[index].latest = (found.time ?? measure.leader?.first).map { (item.index, $0) }
    }

    /// Copies the next run behind one, because a piece of a file is nothing by itself.
    private func joinNext(to index: Int) throws {
        let second = runs[index + 1]
        var offset = Int64(0)
        while offset < second.written {
            let bytes = try second.handle.read(Int(min(1 << 20, second.written - offset)), at: offset)
            guard !bytes.isEmpty else {
                throw DownloadFailure(systemError: EIO, doing: "reading \(second.handle.path)")
            }
            try bytes.withUnsafeBytes { try write($0, to: index) }
            offset += Int64(bytes.count)
        }
        runs[index].record.count += second.record.count
        runs.remove(at: index + 1)
    }

    // MARK: Steps of an append

    private func decrypt(
        _ bytes: UnsafeMutableRawBufferPointer, _ key: SegmentKey?, _ needs: Needs
    ) throws -> Int {
        guard let key else { return bytes.count }
        guard let secret = needs.key, secret.count == key.method.keyByteCount,
            let count = CBCDecryptor.decrypt(bytes, key: secret, initializationVector: key.initializationVector)
        else { throw flaw(ofUndecrypted: bytes) }
        return count
    }

    private func flaw(ofUndecrypted bytes: UnsafeMutableRawBufferPointer) -> SegmentFlaw {
        SegmentInspection.flaw(ofUndecrypted: UnsafeRawBufferPointer(bytes), isSubtitles: lane.kind == .subtitles)
    }

    private func inspect(
        _ bytes: UnsafeRawBufferPointer, _ item: Lane.Item
    ) throws(SegmentFlaw) -> SegmentInspection {
        do throws(SegmentFlaw) {
            return try inspectPlain(bytes, item)
        } catch .notMedia where item.segment.key != nil {
            // One of 256 wrong keys makes an end that looks right.
            throw .undecryptable
        }
    }

    private func inspectPlain(
        _ bytes: UnsafeRawBufferPointer, _ item: Lane.Item
    ) throws(SegmentFlaw) -> SegmentInspection {
        if lane.isCutAnywhere, item.index > item.stretch.firstIndex, let last = runs.last {
            return SegmentInspection(container: last.record.container, skip: 0)
        }
        guard lane.kind == .subtitles else { return try SegmentInspection.inspect(bytes) }
        return try SegmentInspection.inspectSubtitles(bytes)
    }

    /// Seconds of a tag of packed audio, counted on past the end of its clock within a declared part; nil when it tells
    /// nothing.
    private func told(_ tag: Double, of item: Lane.Item, _ container: SegmentInspection.Container) -> Double? {
        guard let run = runs.first(where: { $0.segments.upperBound == item.index }),
            run.record.container == container, item.part == lane[run.record.first].part, let end = run.leader?.end
        else { return areTagsMute ? nil : tag }
        guard let first = run.record.time else { return nil }
        guard tag != first else {
            // Some muxers write one time into all tags; where that is zero, it is none at all.
            if tag == 0 { muteTags() }
            return nil
        }
        return tag + ClockPeriod.nearest(to: end - tag)
    }

    private func muteTags() {
        areTagsMute = true
        for index in runs.indices { runs[index].record.time = nil }
    }

    /// Finds or makes the run that a segment belongs to, and measures it; a digest will do for `media`.
    private func place(
        _ item: Lane.Item, _ found: SegmentInspection, _ media: UnsafeRawBufferPointer, head: UnsafeRawBufferPointer
    ) throws -> Place {
        var part = item.part
        part.jump = jumps[item.part] ?? 0
        let before = runs.firstIndex { $0.segments.upperBound == item.index }
        // A file in one piece cannot go on.
        let goesOn = found.container != .progressiveMP4 || lane.isCutAnywhere
        if let before, goesOn, runs[before].record.part == part, runs[before].record.container == found.container {
            let file = runs[before].record.file
            var scanner = scanners[file]
            let earlier = scanner
            let measure = try scan(media, item, &scanner)
            if isJump(from: runs[before], to: measure, item, time: found.time) {
                jumps[item.part, default: 0] += 1
                part.jump += 1
            } else if !isPause(behind: runs[before], time: found.time) {
                scanners[file] = scanner
                return Place(run: before, measure: measure, scanner: earlier)
            }
        } else if let before, runs[before].record.part == part {
            jumps[item.part, default: 0] += 1
            part.jump += 1
        }
        return try begin(part, item, found, media, head: head)
    }

    private func begin(
        _ part: Lane.PartKey, _ item: Lane.Item, _ found: SegmentInspection, _ media: UnsafeRawBufferPointer,
        head: UnsafeRawBufferPointer
    ) throws -> Place {
        // A segment that brings its own header needs none before it.
        let hasOwnHead = BoxReader.first("moov", in: media) != nil
        let isPiece = lane.isCutAnywhere && item.index > item.stretch.firstIndex
        let needsHead = found.container == .fragmentedMP4 && !hasOwnHead && !isPiece
        var scanner: SegmentScanner? =
            lane.isCutAnywhere
            ? .text : try SegmentScanner(found.container, head: needsHead ? head : media, time: found.time)
        let earlier = scanner
        let measure = try scan(media, item, &scanner)
        let (file, handle) = try reserved.map { ($0.file, $0.handle) } ?? makeFile()
        reserved = nil
        let record = StreamRun.Record(
            file: file, lane: lane.name, part: part, container: found.container, first: item.index, count: 0,
            durableCount: 0, headSize: needsHead ? Int64(head.count) : 0, time: found.time, gapDuration: 0)
        let index = runs.firstIndex { $0.record.first > item.index } ?? runs.count
        runs.insert(StreamRun(record: record, handle: handle, written: 0, durable: 0), at: index)
        scanners[file] = scanner
        if needsHead { try write(head, to: index) }
        return Place(run: index, measure: measure, scanner: earlier)
    }

    private func scan(
        _ media: UnsafeRawBufferPointer, _ item: Lane.Item, _ scanner: inout SegmentScanner?
    ) throws -> SegmentMeasure {
        // Pieces of a file are measured together when all of them are there.
        if lane.isCutAnywhere { return SegmentMeasure() }
        guard var changed = scanner else { return SegmentMeasure() }
        let measure = try changed.scan(media, duration: item.segment.duration)
        // A range says how many bytes it has; what is all of a file has as many as the server sends.
        if case .transportStream = changed, item.segment.range == nil,
            doubt.isRaised(by: item.index, measure, declared: item.segment.duration)
        {
            throw SegmentFlaw.short(measure.span, declared: item.segment.duration)
        }
        scanner = changed
        return measure
    }

    private func isJump(from run: StreamRun, to measure: SegmentMeasure, _ item: Lane.Item, time: Double?) -> Bool {
        // An encoder that began again names its streams anew; ffmpeg would go on with the old ones, which are empty.
        if measure.hasOtherStreams { return true }
        guard let before = run.leader, let next = measure.leader, before.kind == next.kind else { return false }
        // Packed audio counts on by itself; its tag tells where it should be.
        let begin = time ?? next.first
        if begin < (before.exactEnd ?? before.last) - Self.backwardJump { return true }
        guard begin - before.end > Self.forwardJump + run.record.gapDuration else { return false }
        // A picture that stands for seconds is no jump: by the manifest, too, the segments begin so far apart.
        let (index, since) = run.latest ?? (run.record.first, run.record.time ?? before.first)
        return begin - since > item.segment.start - lane[index].segment.start + Self.forwardJump
    }

    /// Whether time passes between a run and what comes next that only the beginning of a run can tell: packed audio counts
    /// on by itself.
    private func isPause(behind run: StreamRun, time: Double?) -> Bool {
        guard case .packedAudio(let codec) = run.record.container, let end = run.leader?.end else { return false }
        if run.record.gapDuration > 0 { return true }
        // How long other frames are together is only what the manifest says.
        return codec == .aac && time.map { $0 - end > PackedSound.shortestHole } ?? false
    }

    /// Puts bytes behind a run's last ones, unless they lie there already.
    private func write(_ bytes: UnsafeRawBufferPointer, to index: Int, from place: FilePlace? = nil) throws {
        if let place, place.isEnd(of: runs[index]) {
            runs[index].written += Int64(bytes.count)
            return
        }
        // They may be about to be written over.
        if place != nil { return try Array(bytes).withUnsafeBytes { try write($0, to: index) } }
        let run = runs[index]
        try landing?.noteWriting(bytes.count, to: run)
        if let code = run.handle.write(bytes, at: run.written) {
            let failure = DownloadFailure(systemError: code, doing: "writing \(run.handle.path)")
            throw failure.code == .diskFull
                ? run.handle.diskFull(writing: ByteCount(run.written + Int64(bytes.count))) : failure
        }
        runs[index].written += Int64(bytes.count)
    }
}
