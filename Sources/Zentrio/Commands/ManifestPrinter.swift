import FoundationEssentials
import Manifests

/// Prints a plan as JSON in pieces, one line for each segment: there may be a million of them.
nonisolated struct ManifestPrinter {
    /// What is collected before it is written: 64 KiB.
    private static let pieceSize = 64 * 1024

    private let write: (String) -> Void
    private let headEncoder = JSONText.encoder(isPretty: true)
    private let lineEncoder = JSONText.encoder(isPretty: false)
    private var piece = ""

    /// Prints through a function that takes the text piece by piece.
    init(write: @escaping (String) -> Void) {
        self.write = write
    }

    /// Prints all of a plan.
    ///
    /// - Throws: what the encoder reports.
    mutating func print(_ plan: SegmentPlan) throws {
        try open(ManifestReport(plan: plan), "periods", indent: "")
        for (index, period) in plan.periods.enumerated() {
            add(index == 0 ? "\n" : ",\n")
            try print(period)
        }
        close(indent: "", isEmpty: plan.periods.isEmpty)
        add("\n")
        flush()
    }

    private mutating func print(_ period: PlanPeriod) throws {
        let indent = "    "
        try open(ManifestReport.PeriodReport(period: period), "tracks", indent: indent)
        for (index, track) in period.tracks.enumerated() {
            add(index == 0 ? "\n" : ",\n")
            try print(track)
        }
        close(indent: indent, isEmpty: period.tracks.isEmpty)
    }

    private mutating func print(_ track: Track) throws {
        let indent = "        "
        try open(ManifestReport.TrackReport(track: track), "segments", indent: indent)
        for (index, segment) in track.segments.enumerated() {
            add(index == 0 ? "\n" : ",\n")
            add(indent + "    ")
            add(try JSONText.text(ManifestReport.SegmentReport(segment: segment), lineEncoder))
        }
        close(indent: indent, isEmpty: track.segments.isEmpty)
    }

    /// Begins an object with what is known of it at once, and the list that follows.
    private mutating func open(_ head: some Encodable, _ list: String, indent: String) throws {
        let text = try JSONText.text(head, headEncoder)
        // Its last line closes the object.
        for (index, line) in text.split(separator: "\n").dropLast().enumerated() {
            add((index == 0 ? "" : "\n") + indent + line)
        }
        add(",\n\(indent)  \"\(list)\" : [")
    }

    private mutating func close(indent: String, isEmpty: Bool) {
        add((isEmpty ? "]" : "\n\(indent)  ]") + "\n\(indent)}")
    }

    private mutating func add(_ text: String) {
        piece += text
        if piece.utf8.count >= Self.pieceSize { flush() }
    }

    private mutating func flush() {
        write(piece)
        piece = ""
    }
}
