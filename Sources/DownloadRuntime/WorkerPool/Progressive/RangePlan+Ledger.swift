extension RangePlan {
    /// The chunks as the ledger keeps them.
    package var ledgerChunks: [ResumeState.Chunk] {
        chunks.map { ResumeState.Chunk(begin: $0.begin, end: $0.end, written: $0.written, durable: $0.durable) }
    }

    /// Some bytes that are written, up to `largest` of them; nil when the file has none.
    func sample(largest: Int64) -> Range<Int64>? {
        let longest = chunks.max { $0.written - $0.begin < $1.written - $1.begin }
        guard let longest, longest.written > longest.begin else { return nil }
        return max(longest.begin, longest.written - largest)..<longest.written
    }

    /// What is written at this moment: a sync that begins now will cover it.
    package var writtenMarks: [ChunkID: Int64] {
        Dictionary(uniqueKeysWithValues: chunks.map { ($0.id, $0.written) })
    }

    /// A sync that began at the time of `marks` is done.
    package mutating func setDurable(_ marks: [ChunkID: Int64]) {
        for index in chunks.indices {
            guard let mark = marks[chunks[index].id] else { continue }
            chunks[index].durable = max(chunks[index].durable, min(mark, chunks[index].written))
        }
        mergeDurableNeighbours()
    }

    /// Joins finished chunks, so that the ledger stays short however often ranges were stolen.
    private mutating func mergeDurableNeighbours() {
        var merged: [Chunk] = []
        for chunk in chunks {
            var chunk = chunk
            if let last = merged.last, last.isDone, last.durable == last.end, last.end == chunk.begin {
                chunk.begin = last.begin
                merged.removeLast()
            }
            merged.append(chunk)
        }
        chunks = merged
    }
}
