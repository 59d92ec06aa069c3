/// A piece of work that is measured; the names are those of `--rows`.
enum Row: String, CaseIterable {
    case http, https, link
    case linkWithoutRanges = "link-without-ranges"
    case small200 = "small-200"
    case small2000 = "small-2000"
    case small10000 = "small-10000"
    case pause, events, queue
    case window200 = "window-200"
    case window10000 = "window-10000"
    case transportStream = "hls-ts"
    case transportStreamLink = "hls-ts-link"
    case transportStreamLoss = "hls-ts-loss"
    case fragments = "hls-fmp4"
    case fragmentsLink = "hls-fmp4-link"
    case fragmentsLoss = "hls-fmp4-loss"
    case encrypted = "hls-aes"
    case encryptedLink = "hls-aes-link"
    case encryptedLoss = "hls-aes-loss"
    case dash
    case dashLink = "dash-link"
    case dashLoss = "dash-loss"

    /// The heading in the table.
    var title: String {
        switch self {
        case .http: "large film, loopback HTTP"
        case .https: "large film, loopback HTTPS"
        case .link: "200 MiB, 200 Mbit/s, 40 ms, 0.1 % loss"
        case .linkWithoutRanges: "200 MiB, 200 Mbit/s, 40 ms, a server without ranges"
        case .small200, .small2000, .small10000: "\(fileCount) files of 64 KiB"
        case .pause: "pause acknowledged"
        case .events: "events, 200 running"
        case .queue: "100,000 queued"
        case .window200, .window10000: "\(importCount) links imported into the window"
        default: streamedHeading
        }
    }

    /// What the product promises.
    var target: String {
        switch self {
        case .http, .https: "wall ≤ 0.8 of curl, CPU ≤ 0.6 of curl"
        case .link: "wall ≤ aria2c -x16"
        case .linkWithoutRanges: "wall ≤ 1.05 of curl"
        case .small200, .small2000: "wall ≤ curl --parallel"
        case .small10000: "wall ≤ curl --parallel, under 45 MiB"
        case .pause: "p99 under 20 ms"
        case .events: "p99 under 100 ms"
        case .queue: "memory flat"
        case .window200, .window10000: "frame p99 under 8 ms, event p99 under 100 ms, every file right"
        default: "wall < each peer, on the link ≤ 1.15 of bytes ÷ bandwidth, CPU ≤ ¼ of yt-dlp, 60 MiB"
        }
    }

    var repetitions: Int {
        switch self {
        case .http, .https: 7
        case .link, .linkWithoutRanges, .small10000: 3
        case .small200, .small2000: 5
        case .pause, .events, .queue, .window200, .window10000: 1
        default: 3
        }
    }

    /// The files of a row of small ones; 0 for other rows.
    var fileCount: Int {
        switch self {
        case .small200: 200
        case .small2000: 2_000
        case .small10000: 10_000
        default: 0
        }
    }

    /// The links of a row with a window; 0 for other rows.
    private var importCount: Int {
        switch self {
        case .window200: 200
        case .window10000: 10_000
        default: 0
        }
    }

    /// Measures.
    ///
    /// - Throws: `Obstacle` when this machine lacks something.
    func results(on bench: Bench, repetitions: Int) throws -> [Result] {
        switch self {
        case .http: try bench.fetchFilm(secure: false, repetitions: repetitions)
        case .https: try bench.fetchFilm(secure: true, repetitions: repetitions)
        case .link: try bench.fetchOverLink(repetitions: repetitions)
        case .linkWithoutRanges: try bench.fetchOverLinkWithoutRanges(repetitions: repetitions)
        case .small200, .small2000, .small10000: try bench.fetchSmallFiles(fileCount, repetitions: repetitions)
        case .pause, .events, .queue: try [bench.trial(rawValue)]
        case .window200: try [bench.importIntoWindow(importCount, size: 2 << 20)]
        case .window10000: try [bench.importIntoWindow(importCount, size: 64 << 10)]
        default: try streamedResults(on: bench, repetitions: repetitions)
        }
    }

    // MARK: Titles in segments

    /// What a row of segments fetches, and over which link.
    private var streamed: (title: StreamedTitle, way: Bench.Way)? {
        for title in StreamedTitle.allCases where rawValue.hasPrefix(title.rawValue) {
            switch rawValue.dropFirst(title.rawValue.count) {
            case "": return (title, .loopback)
            case "-link": return (title, .link(loss: 0))
            case "-loss": return (title, .link(loss: 0.001))
            default: break
            }
        }
        return nil
    }

    private var streamedHeading: String {
        guard let (title, way) = streamed else { return rawValue }
        switch way {
        case .loopback: return "\(title.heading), loopback"
        case .link(let loss): return "\(title.heading), 200 Mbit/s, 40 ms" + (loss > 0 ? ", 0.1 % loss" : "")
        }
    }

    private func streamedResults(on bench: Bench, repetitions: Int) throws -> [Result] {
        guard let (title, way) = streamed else { throw Obstacle(description: "\(rawValue) is no title in segments") }
        return try bench.fetch(title, over: way, repetitions: repetitions)
    }
}
