import MediaModel

/// One line of a terminal for one file: title, bar, percent, size, speed, time left.
///
/// Every column keeps its width, so that nothing jumps; as the terminal narrows, columns go from the right.
nonisolated struct ProgressLine {
    private static let percentWidth = 5
    private static let sizeWidth = 16
    private static let speedWidth = 10
    private static let timeWidth = 18
    private static let shortestBar = 8
    private static let shortestTitle = 12
    private static let longestTitle = 32

    let row: GetRow
    /// Columns of the terminal; the last one stays free, because some terminals wrap there.
    let width: Int

    var text: String {
        let progress = row.download.progress
        let percent = padded(progress.fraction.map(Wording.percent) ?? "", to: Self.percentWidth)
        let tail = tail(progress)
        let rest = max(0, width - 1 - Self.percentWidth - 1 - TextWidth.columns(tail))
        let title = min(rest, max(Self.shortestTitle, min(rest / 2, Self.longestTitle)))
        let head = TextWidth.fitted(row.title, to: title)
        let bar = rest - title - 1
        return bar >= Self.shortestBar
            ? "\(head) \(self.bar(progress, width: bar)) \(percent)\(tail)" : "\(head) \(percent)\(tail)"
    }

    /// What follows the percentage, in as many columns for every row of a terminal.
    private func tail(_ progress: DownloadProgress) -> String {
        let details: [(text: String, width: Int)] = [
            (Wording.progress(progress.downloaded, of: progress.total), Self.sizeWidth),
            (Wording.speed(progress.smoothedSpeed), Self.speedWidth),
            (progress.timeLeft.map(Wording.timeLeft) ?? "", Self.timeWidth),
        ]
        let room = width - 1 - Self.percentWidth - 1 - Self.shortestTitle
        var kept = ""
        for detail in details {
            let longer = kept + "  " + padded(detail.text, to: detail.width)
            guard TextWidth.columns(longer) <= room else { break }
            kept = longer
        }
        guard let note = row.note, !kept.isEmpty else { return kept }
        return "  " + TextWidth.fitted(note, to: TextWidth.columns(kept) - 2)
    }

    private func bar(_ progress: DownloadProgress, width: Int) -> String {
        let fraction = row.download.state == .completed ? 1 : progress.fraction ?? 0
        let done = Int((fraction * Double(width)).rounded(.down))
        return String(repeating: "━", count: done) + String(repeating: "─", count: width - done)
    }

    /// Numbers end at the same column.
    private func padded(_ text: String, to width: Int) -> String {
        let plain = GetRow.plain(text)
        return String(repeating: " ", count: max(0, width - TextWidth.columns(plain))) + plain
    }
}
