/// Decides which connection fetches which bytes of one file.
///
/// Pure: no clock, no I/O. The owner tells it how far the connections are, then asks `next()` for actions until there is
/// none. Chunks never overlap and always cover the whole file, so every byte is fetched once.
package struct RangePlan: Sendable {
    package struct Configuration: Sendable {
        /// The default is 16.
        package var maximumConnections = 16
        /// What must be left of a chunk before half of it is taken away.
        ///
        /// The default is 128 KiB, some round trips of a distant server: with 512 KiB the last connections that lost packets kept
        /// the whole download waiting.
        package var smallestSteal: Int64 = 128 * 1024
        /// Failures of one chunk in a row, without a new byte, after which the try ends.
        ///
        /// The default is 3.
        package var maximumFailures = 3
        /// How long the server must be content before it gets one more connection.
        ///
        /// The default is 30 s.
        package var recoveryTime = Duration.seconds(30)

        package init() {}
    }

    /// What the owner shall do.
    package enum Action: Hashable, Sendable {
        /// Fetch these bytes; `end` is nil while the size is unknown.
        case open(ChunkID, begin: Int64, end: Int64?)
        /// Lower the end of a running chunk, then call `shrunk`.
        case shrink(ChunkID, end: Int64)
        /// Raise the end of a running chunk again, because nobody else may fetch what follows; then call `extended`.
        case extend(ChunkID, end: Int64)
        /// End a running chunk's connection, then call `stopped`. Told once.
        case close(ChunkID)
        /// All bytes are there. Told once.
        case finished
    }

    /// What a failure of one chunk means.
    package enum Verdict: Hashable, Sendable {
        /// The chunk waits to be opened again.
        case goesOn
        /// The try is over.
        case giveUp
    }

    package struct ChunkID: Hashable, Sendable {
        let rawValue: Int
    }

    package let configuration: Configuration
    /// In the order of the file.
    var chunks: [Chunk]
    /// The most bytes that the server gives in one answer; nil for any number.
    package var largestAnswer: Int64?
    private var wanted = 1
    private var allowed = Int.max
    private var cap: Int
    private var lastThrottle: Duration?
    private var nextID: Int
    private var isFinishTold = false

    /// Plans a file of which nothing is known.
    package init(configuration: Configuration = Configuration()) {
        self.init(chunks: [Chunk(id: ChunkID(rawValue: 0), begin: 0, end: nil)], configuration: configuration)
    }

    /// Plans the rest of a file of `total` bytes; each kept piece has its bytes up to `written`.
    ///
    /// Bytes outside of the pieces count as missing. Pieces are sorted and do not overlap.
    package init(total: Int64, kept: [ResumeState.Chunk], configuration: Configuration = Configuration()) {
        var chunks: [Chunk] = []
        var offset: Int64 = 0
        func add(_ begin: Int64, _ end: Int64, written: Int64, durable: Int64) {
            guard begin < end else { return }
            let id = ChunkID(rawValue: chunks.count)
            chunks.append(Chunk(id: id, begin: begin, end: end, written: written, durable: durable))
        }
        for piece in kept where piece.begin >= offset && piece.begin < total {
            add(offset, piece.begin, written: offset, durable: offset)
            let end = min(piece.end ?? total, total)
            add(piece.begin, end, written: min(piece.written, end), durable: min(piece.durable, end))
            offset = end
        }
        add(offset, total, written: offset, durable: offset)
        self.init(chunks: chunks, configuration: configuration)
    }

    private init(chunks: [Chunk], configuration: Configuration) {
        self.chunks = chunks
        self.configuration = configuration
        cap = configuration.maximumConnections
        nextID = chunks.count
    }

    /// Bytes that the file has so far.
    package var written: Int64 { chunks.reduce(0) { $0 + $1.written - $1.begin } }
    /// Bytes that arrived in this try, some of them still in memory.
    package var received: Int64 { chunks.reduce(0) { $0 + $1.received - $1.begin } }
    /// Connections that run.
    package var openConnections: Int { chunks.count { $0.isOpen } }
    package var isComplete: Bool { chunks.allSatisfy { $0.isDone } }

    /// The next thing to do; call again until nil.
    package mutating func next() -> Action? {
        if isComplete { return tellFinish() }
        if let surplus = closeSurplus() { return surplus }
        guard openConnections < min(wanted, limit) else { return extend() }
        if let index = chunks.firstIndex(where: { $0.isWaiting }) { return open(index) }
        return steal()
    }

    /// Allows so many connections from now on; those above it are closed.
    package mutating func allow(connections: Int) {
        allowed = max(1, connections)
    }

    /// Wants twice the connections.
    package mutating func grow() {
        wanted = min(wanted * 2, configuration.maximumConnections)
    }

    /// Whether `grow` would change anything.
    package var mayGrow: Bool { wanted < limit }

    /// The most connections at this moment.
    private var limit: Int { min(cap, allowed, configuration.maximumConnections) }

    /// Keeps one connection for the rest of the try.
    package mutating func limitToOneConnection() {
        cap = 1
        wanted = 1
    }

    /// The first answer told the size; nil when it did not.
    package mutating func learn(total: Int64?) {
        precondition(chunks.count == 1, "the size is learnt before the file is divided")
        chunks[0].end = total
    }

    /// How far a running chunk is.
    package mutating func advance(_ id: ChunkID, received: Int64, written: Int64) {
        change(id) { chunk in
            chunk.received = max(chunk.received, received)
            chunk.written = max(chunk.written, written)
        }
    }

    /// Takes the answer to a shrink, where the chunk ends now: the rest becomes a chunk of its own.
    package mutating func shrunk(_ id: ChunkID, end: Int64) {
        guard let index = index(of: id), let oldEnd = chunks[index].end, end < oldEnd else { return }
        precondition(end >= chunks[index].received, "a chunk keeps what it has")
        chunks[index].end = end
        chunks.insert(Chunk(id: makeID(), begin: end, end: oldEnd), at: index + 1)
    }

    /// Takes the answer to an extension: the chunk has what follows it, or its connection cannot fetch that.
    package mutating func extended(_ id: ChunkID, isDone: Bool) {
        guard let index = index(of: id) else { return }
        guard isDone, index + 1 < chunks.count else { return chunks[index].refuseExtension() }
        chunks[index].end = chunks.remove(at: index + 1).end
    }

    /// A chunk's connection ended and everything up to its end is written, `end` for a chunk of unknown size.
    package mutating func completed(_ id: ChunkID, written: Int64) {
        change(id) { chunk in
            chunk.finish(written: written)
            chunk.end = chunk.end ?? written
        }
    }

    /// A chunk's connection ended before its end; the range goes back to the plan.
    ///
    /// `isThrottled` means that the server wants fewer connections: it gets half of them.
    package mutating func failed(_ id: ChunkID, written: Int64, isThrottled: Bool, now: Duration) -> Verdict {
        guard let index = index(of: id) else { return .goesOn }
        let others = openConnections - 1
        let advanced = chunks[index].close(written: written)
        if isThrottled {
            throttle(id, connections: others + 1, now: now)
            return others > 0 ? .goesOn : .giveUp
        }
        guard others > 0 || advanced else { return .giveUp }
        return chunks[index].failures > configuration.maximumFailures ? .giveUp : .goesOn
    }

    /// A chunk's connection was ended on purpose.
    package mutating func stopped(_ id: ChunkID, written: Int64) {
        change(id) { $0.stop(written: written) }
    }

    /// Gives a throttling server one more connection after each `recoveryTime` without complaint.
    package mutating func recover(now: Duration) {
        guard let last = lastThrottle, now - last >= configuration.recoveryTime else { return }
        cap = min(cap + 1, configuration.maximumConnections)
        lastThrottle = cap < configuration.maximumConnections ? now : nil
    }

    private mutating func tellFinish() -> Action? {
        guard !isFinishTold else { return nil }
        isFinishTold = true
        return .finished
    }

    private mutating func closeSurplus() -> Action? {
        let open = chunks.indices.filter { chunks[$0].isOpen && !chunks[$0].isClosing }
        guard open.count > allowed, let last = open.last else { return nil }
        chunks[last].isClosing = true
        return .close(chunks[last].id)
    }

    private mutating func open(_ index: Int) -> Action {
        if let largest = largestAnswer, let end = chunks[index].end, end - chunks[index].received > largest {
            shrunk(chunks[index].id, end: chunks[index].received + largest)
        }
        chunks[index].open(under: cap)
        return .open(chunks[index].id, begin: chunks[index].received, end: chunks[index].end)
    }

    /// Takes the second half of the largest rest.
    private func steal() -> Action? {
        let victim = chunks.filter { $0.isOpen && !$0.isClosing }.max { $0.rest < $1.rest }
        guard let victim, victim.rest > configuration.smallestSteal else { return nil }
        return .shrink(victim.id, end: victim.received + victim.rest / 2)
    }

    /// Gives an untouched range back to the connection that runs towards it.
    ///
    /// A server that answers an address once, or allows one connection, refuses the second one; then the first fetches all.
    private func extend() -> Action? {
        for (chunk, next) in zip(chunks, chunks.dropFirst()) {
            guard let end = next.end, chunk.mayExtend, next.isUntouched else { continue }
            return .extend(chunk.id, end: end)
        }
        return nil
    }

    private mutating func throttle(_ id: ChunkID, connections: Int, now: Duration) {
        lastThrottle = now
        // Refusals of one burst count once: those connections were opened before the cap was halved.
        guard let index = index(of: id), chunks[index].capWhenOpened == cap else { return }
        cap = max(1, min(cap, connections) / 2)
    }

    private mutating func change(_ id: ChunkID, _ body: (inout Chunk) -> Void) {
        guard let index = index(of: id) else { return }
        body(&chunks[index])
    }

    private func index(of id: ChunkID) -> Int? {
        chunks.firstIndex { $0.id == id }
    }

    private mutating func makeID() -> ChunkID {
        defer { nextID += 1 }
        return ChunkID(rawValue: nextID)
    }
}
