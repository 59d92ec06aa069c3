import MediaModel

/// The downloads that workers go on with by themselves, in their order: pure.
struct ReadyLine {
    /// One of them, with its part file once somebody has opened it.
    struct Place: Sendable {
        let ticket: WorkTicket
        let allowance: WorkAllowance
        var file: PreparedFile?
    }

    private var places: [Place] = []
    /// Taken from the front without moving the rest.
    private var first = 0
    /// Counts places since the start; the number of the first one in `places`.
    private var firstNumber = 0

    /// Puts offers behind all others.
    ///
    /// - Returns: the numbers of their places.
    mutating func add(_ offers: [WorkOffer]) -> Range<Int> {
        places.removeFirst(first)
        firstNumber += first
        first = 0
        let begin = firstNumber + places.count
        places += offers.map { Place(ticket: $0.ticket, allowance: $0.allowance) }
        return begin..<begin + offers.count
    }

    /// Whether a place was neither given to a worker nor taken back.
    func holds(_ number: Int) -> Bool {
        (first..<places.count).contains(number - firstNumber)
    }

    /// Whether a download waits for its turn.
    func holds(_ id: DownloadID) -> Bool {
        places[first...].contains { $0.ticket.id == id }
    }

    /// Keeps the opened file of a download whose place is held.
    mutating func keep(_ file: PreparedFile, for number: Int) {
        places[number - firstNumber].file = file
    }

    /// Takes the first one out.
    mutating func next() -> Place? {
        guard first < places.count else { return nil }
        defer { first += 1 }
        return places[first]
    }

    /// Takes all out.
    mutating func takeAll() -> [Place] {
        let all = Array(places[first...])
        firstNumber += places.count
        (places, first) = ([], 0)
        return all
    }
}
