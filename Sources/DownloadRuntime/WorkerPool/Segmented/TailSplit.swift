/// Shares what is left at the end of a download among connections that have nothing else to do: pure.
///
/// The last segments arrive one by one, each at the speed of one connection; an idle one takes the second half of the
/// largest rest.
struct TailSplit: Sendable {
    /// A running transfer of some bytes of a segment.
    struct Part: Hashable, Sendable {
        /// The offset behind the last byte that arrived.
        var received: Int64
        /// The offset behind the last byte to come.
        var end: Int64

        var rest: Int64 { end - received }
    }

    /// The smallest rest that is shared: less arrives sooner than another connection can begin.
    private let smallestRest: Int64

    init(smallestRest: Int64) {
        self.smallestRest = smallestRest
    }

    /// Which part to cut, and where the other half begins; nil when none is worth it.
    func cut(_ parts: [Part]) -> (index: Int, middle: Int64)? {
        guard let index = parts.indices.max(by: { parts[$0].rest < parts[$1].rest }), parts[index].rest >= smallestRest
        else { return nil }
        return (index, parts[index].received + parts[index].rest / 2)
    }
}
