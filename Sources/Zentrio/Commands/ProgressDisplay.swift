import MediaModel

/// Shows the rows of a `get` command: bars that are redrawn on a terminal, plain lines elsewhere.
nonisolated struct ProgressDisplay {
    /// The shortest time between two drawings of the bars.
    private static let interval = Duration.milliseconds(100)
    /// The longest time without a plain line while something moves.
    private static let lineInterval = Duration.seconds(10)

    private let output: TerminalOutput
    private let now: @Sendable () -> Duration
    private var drawnLines = 0
    private var lastDrawn: Duration?
    private var lastLines: [DownloadID: (time: Duration, tenth: Int, note: String?)] = [:]

    init(output: TerminalOutput, now: @escaping @Sendable () -> Duration) {
        self.output = output
        self.now = now
    }

    /// Shows the rows as they are now.
    ///
    /// - Parameters:
    ///   - rows: all files of the command.
    ///   - isUrgent: whether a state changed, which is never skipped.
    mutating func show(_ rows: [GetRow], isUrgent: Bool) {
        if let size = output.isTerminal ? output.size : nil {
            draw(rows, columns: size.columns, lines: size.rows, isUrgent: isUrgent)
        } else {
            for row in rows { writeLine(for: row) }
        }
    }

    private mutating func draw(_ rows: [GetRow], columns: Int, lines: Int, isUrgent: Bool) {
        let time = now()
        if !isUrgent, let lastDrawn, time - lastDrawn < Self.interval { return }
        lastDrawn = time
        let visible = visibleRows(rows, limit: max(1, lines - 1))
        // To the first of the old lines, then each line is cleared and written anew.
        var text = drawnLines > 0 ? "\u{1B}[\(drawnLines)A" : ""
        for row in visible { text += "\r\u{1B}[2K\(ProgressLine(row: row, width: columns).text)\n" }
        if visible.count < drawnLines { text += "\u{1B}[J" }
        drawnLines = visible.count
        output.write(text)
    }

    /// What moves comes first when not all fit.
    private func visibleRows(_ rows: [GetRow], limit: Int) -> [GetRow] {
        guard rows.count > limit else { return rows }
        let moving = rows.filter { $0.download.state.holdsWorker }
        let others = rows.filter { !$0.download.state.holdsWorker && !$0.download.state.isTerminal }
        return Array((moving + others).prefix(limit))
    }

    /// A line for every tenth, every note and at least every ten seconds.
    private mutating func writeLine(for row: GetRow) {
        let progress = row.download.progress
        // Nothing is known yet that would be worth a line.
        if row.note == nil, progress.downloaded == .zero { return }
        let tenth = (progress.mergedFraction ?? progress.fraction).map { Int($0 * 10) } ?? -1
        let time = now()
        let isNoteKept =
            lastLines[row.download.id].map { $0.note == row.note || progress.mergedFraction != nil } ?? false
        if let last = lastLines[row.download.id], last.tenth == tenth, isNoteKept,
            row.note != nil || time - last.time < Self.lineInterval
        {
            return
        }
        lastLines[row.download.id] = (time, tenth, row.note)
        output.writeLine("\(row.title): \(row.note ?? Self.figures(progress))")
    }

    private static func figures(_ progress: DownloadProgress) -> String {
        let texts = [
            progress.fraction.map(Wording.percent), Wording.progress(progress.downloaded, of: progress.total),
            progress.smoothedSpeed > .zero ? Wording.speed(progress.smoothedSpeed) : nil,
            progress.timeLeft.map(Wording.timeLeft),
        ]
        return GetRow.plain(texts.compactMap(\.self).joined(separator: ", "))
    }
}
