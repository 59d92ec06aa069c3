/// What the streams of a transport stream are called in its file, also when an encoder that begins again names them anew.
///
/// ffmpeg takes a stream with another identifier for another stream, which no part of the result has room for. So whatever
/// takes the place of a stream gets its identifier, and the tables that would tell otherwise are left out.
struct StreamNames: Sendable {
    /// A picture or a sound, as a program map names it.
    struct Entry: Hashable, Sendable {
        /// 13 bits.
        var identifier: Int
        /// ISO/IEC 13818-1 §2.4.4.9.
        var type: UInt8
        /// Three letters (ISO 639-2); nil when the map does not tell.
        var language: String?
    }

    /// The identifier of packets that carry nothing.
    private static let nothing = 0x1FFF

    /// As the first program map named them.
    private var own: [Entry] = []
    /// By what they are called now; empty as long as that is what they were called first.
    private var names: [Int: Int] = [:]
    /// Where the tables lie.
    private var tables: Set<Int> = [0]
    /// Whether there are several programs, a table lies where a picture or a sound was, or new names were left once.
    private var isTangled = false

    /// Whether the streams have other identifiers now than in the file.
    var isRenaming: Bool { !names.isEmpty }

    /// Takes the streams of the program maps, as a table of programs names them.
    mutating func notePrograms(_ maps: [Int]) {
        tables.formUnion(maps)
        if maps.count > 1 || own.contains(where: { tables.contains($0.identifier) }) { isTangled = true }
    }

    /// Takes the pictures and sounds of a program map.
    ///
    /// Where several streams are named anew between two segments, the new ones are left as they are: these segments can
    /// become another part, which shows whether they are coded like the others.
    mutating func noteProgram(_ streams: [Entry], isWithinSegment: Bool) {
        guard !own.isEmpty else {
            own = streams
            return
        }
        guard Self.isReplaced(own, by: streams) else {
            names = [:]
            let known = Set(own.map(\.identifier))
            own += streams.filter { !known.contains($0.identifier) }
            return
        }
        guard !isTangled, isRenaming || isWithinSegment || own.count == 1 else {
            // The same map comes again within the segment, and then it is too late.
            isTangled = true
            return
        }
        names =
            Self.names(streams, as: own, by: { "\($0.type) \($0.language ?? "")" })
            ?? Self.names(streams, as: own, by: { "\($0.type)" }) ?? [:]
    }

    /// What a stream that the program names is called in the file; nil for what is none of its pictures and sounds.
    func name(of identifier: Int) -> Int? { isRenaming ? names[identifier] : identifier }

    /// The identifier that a packet has in the file.
    func identifierInFile(of identifier: Int) -> Int {
        guard isRenaming else { return identifier }
        if let name = names[identifier] { return name }
        let isMisleading = tables.contains(identifier) || own.contains { $0.identifier == identifier }
        return isMisleading ? Self.nothing : identifier
    }

    /// Whether streams took the place of others: a map that names one more, or lacks some, is the same program's.
    private static func isReplaced(_ before: [Entry], by named: [Entry]) -> Bool {
        let (old, new) = (Set(before.map(\.identifier)), Set(named.map(\.identifier)))
        let types = Dictionary(before.map { ($0.identifier, $0.type) }) { first, _ in first }
        if named.contains(where: { types[$0.identifier] ?? $0.type != $0.type }) { return true }
        return !old.isSubset(of: new) && !new.isSubset(of: old)
    }

    /// Pairs streams of the same sort in their order; nil where there are not as many of each.
    private static func names(
        _ streams: [Entry], as own: [Entry], by sort: (Entry) -> String
    ) -> [Int: Int]? {
        let (old, new) = (Dictionary(grouping: own, by: sort), Dictionary(grouping: streams, by: sort))
        guard old.mapValues(\.count) == new.mapValues(\.count) else { return nil }
        var names: [Int: Int] = [:]
        for (sort, entries) in new {
            for (entry, before) in zip(entries, old[sort] ?? []) { names[entry.identifier] = before.identifier }
        }
        return names
    }
}
