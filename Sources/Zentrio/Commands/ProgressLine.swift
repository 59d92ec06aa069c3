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

    let row: GetRow
    /// Columns of the terminal; the last one stays free, because some terminals wrap there.
    let width: Int

    var text: String {
        let progress = row.download.progress
        let percent = padded(progress.fraction.map(Wording.percent) ?? "", to: Self.percentWidth)
        var columns = [percent]
        var rest = max(0, width - 1 - Self.percentWidth - 1)
        let details = row.note.map { [($0, 0)] } ?? details(progress)
        var kept: [String] = []
        for (text, fixed) in details {
            let needed = (fixed == 0 ? TextWidth.columns(text) : fixed) + 2
            guard rest - needed >= Self.shortestTitle else { break }
            rest -= needed
            kept.append(fixed == 0 ? text : padded(text, to: fixed))
        }
        columns += kept
        let title = min(rest, max(Self.shortestTitle, min(rest / 2, 32)))
        let bar = rest - title - 1
        let head = TextWidth.fitted(row.title, to: title)
        let tail = columns.joined(separator: "  ")
        return bar >= Self.shortestBar ? "\(head) \(self.bar(progress, width: bar)) \(tail)" : "\(head) \(tail)"
    }

    private func details(_ progress: DownloadProgress) -> [(String, Int)] {
        [
            (Wording.progress(progress.downloaded, of: progress.total), Self.sizeWidth),
            (Wording.speed(progress.smoothedSpeed), Self.speedWidth),
            (progress.timeLeft.map(Wording.timeLeft) ?? "", Self.timeWidth),
        ]
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
