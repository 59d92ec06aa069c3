import MediaModel

/// Which address to ask: links expire, some work only once, and servers fail.
struct AddressBook {
    private(set) var current: WebAddress
    /// How often another address was turned to.
    private(set) var turns = 0
    private let original: WebAddress
    /// The addresses of the request: the first one and its mirrors, without those that have another file.
    private var given: [WebAddress]
    /// The address that was asked, before redirects.
    private var asked: WebAddress
    /// What is asked when the current address does not work any more, in this order.
    private var spares: [WebAddress]
    /// Turns in a row that brought nothing, and how many of them there may be: one for each address.
    private var barrenTurns = 0
    private var mostBarrenTurns: Int

    /// Asks the address that was given; `earlier` is where it led the last time, `mirrors` are where else the file lies.
    init(original: WebAddress, earlier: WebAddress?, mirrors: [WebAddress] = []) {
        self.original = original
        current = original
        asked = original
        given = [original] + mirrors.filter { $0 != original }
        spares =
            [earlier].compactMap(\.self).filter { $0 != original } + mirrors.filter { $0 != original && $0 != earlier }
        mostBarrenTurns = spares.count + 1
    }

    /// An answer came from here: later requests need no redirect.
    mutating func found(_ final: WebAddress) {
        let asked = asked
        spares.removeAll { $0 == final || $0 == asked }
        // Where a redirect leads may expire; but when all that failed just now, others come first.
        if final != asked { spares.insert(asked, at: barrenTurns == 0 ? 0 : spares.count) }
        current = final
    }

    /// The current address does not work any more; false when there is no other one.
    ///
    /// When anything came since the last time, every address of the request is worth another try.
    mutating func failOver(hasAdvanced: Bool = false) -> Bool {
        if hasAdvanced { restoreSpares() }
        guard barrenTurns < mostBarrenTurns, !spares.isEmpty else { return false }
        barrenTurns += 1
        turns += 1
        current = spares.removeFirst()
        asked = current
        return true
    }

    /// What came from the current address is another file: it is not asked again; false when there is no other one.
    mutating func discard() -> Bool {
        let (asked, current) = (asked, current)
        given.removeAll { $0 == asked || $0 == current }
        guard let next = given.first else { return false }
        turns += 1
        barrenTurns = 0
        (self.asked, self.current) = (next, next)
        spares = Array(given.dropFirst())
        mostBarrenTurns = spares.count + 1
        return true
    }

    private mutating func restoreSpares() {
        let (asked, current) = (asked, current)
        barrenTurns = 0
        spares = ([asked] + given.filter { $0 != asked }).filter { $0 != current }
    }

    /// The request's headers for the current address, without those that are the engine's business.
    ///
    /// A secret meant for one server does not follow to another one.
    func headers(from headers: [HeaderField]) -> [HeaderField] {
        guard !headers.isEmpty else { return [] }
        let isElsewhere = !current.isOnSameServer(as: original)
        return headers.filter { header in
            !["Range", "If-Range", "Accept-Encoding"].contains { header.isNamed($0) }
                && !(isElsewhere && header.isSecret)
        }
    }
}
