/// A piece of work that is measured; the names are those of `--rows`.
enum Row: String, CaseIterable {
    case http, https, link
    case small200 = "small-200"
    case small2000 = "small-2000"
    case small10000 = "small-10000"
    case pause, events, queue

    /// The heading in the table.
    var title: String {
        switch self {
        case .http: "large film, loopback HTTP"
        case .https: "large film, loopback HTTPS"
        case .link: "200 MiB, 200 Mbit/s, 40 ms, 0.1 % loss"
        case .small200, .small2000, .small10000: "\(fileCount) files of 64 KiB"
        case .pause: "pause acknowledged"
        case .events: "events, 200 running"
        case .queue: "100,000 queued"
        }
    }

    /// What the product promises.
    var target: String {
        switch self {
        case .http, .https: "wall ≤ 0.8 of curl, CPU ≤ 0.6 of curl"
        case .link: "wall ≤ aria2c -x16"
        case .small200, .small2000: "wall ≤ curl --parallel"
        case .small10000: "wall ≤ curl --parallel, under 45 MiB"
        case .pause: "p99 under 20 ms"
        case .events: "p99 under 100 ms"
        case .queue: "memory flat"
        }
    }

    var repetitions: Int {
        switch self {
        case .http, .https: 7
        case .link, .small10000: 3
        case .small200, .small2000: 5
        case .pause, .events, .queue: 1
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

    /// Measures.
    ///
    /// - Throws: `Obstacle` when this machine lacks something.
    func results(on bench: Bench, repetitions: Int) throws -> [Result] {
        switch self {
        case .http: try bench.fetchFilm(secure: false, repetitions: repetitions)
        case .https: try bench.fetchFilm(secure: true, repetitions: repetitions)
        case .link: try bench.fetchOverLink(repetitions: repetitions)
        case .small200, .small2000, .small10000: try bench.fetchSmallFiles(fileCount, repetitions: repetitions)
        case .pause, .events, .queue: try [bench.trial(rawValue)]
        }
    }
}
