package import MediaModel

/// How the runtime does inside, at one moment: what `zentrio health` prints and the metrics panel draws.
///
/// The names of the JSON keys are read by other programs: they may not change.
package struct RuntimeHealth: Hashable, Sendable, Codable {
    /// False when the runtime has ended; all figures are zero then.
    package var isRunning: Bool
    package var queues: Queues
    package var workers: Workers
    /// The hosts that something runs from or that were throttled, the busiest first.
    package var hosts: [Host]
    package var disk: DiskFigures
    package var retries: Retries
    package var events: EventFigures
    /// How long commands took from their arrival to their answer.
    package var commands = LatencyFigures()
    /// The running downloads with the lowest speed, the slowest first; at most five.
    package var slowest: [SlowTask]
    /// The window that shows the downloads; nil where there is none.
    package var window: WindowFigures?

    package init(
        isRunning: Bool = false, queues: Queues = Queues(), workers: Workers = Workers(), hosts: [Host] = [],
        disk: DiskFigures = DiskFigures(), retries: Retries = Retries(), events: EventFigures = EventFigures(),
        slowest: [SlowTask] = []
    ) {
        self.isRunning = isRunning
        self.queues = queues
        self.workers = workers
        self.hosts = hosts
        self.disk = disk
        self.retries = retries
        self.events = events
        self.slowest = slowest
    }

    enum CodingKeys: String, CodingKey {
        case isRunning = "running"
        case queues, workers, hosts, disk, retries, events, commands, window
        case slowest = "slowest_tasks"
    }
}

extension RuntimeHealth {
    /// How many downloads are where.
    package struct Queues: Hashable, Sendable, Codable {
        /// Ready, and asked for by the user.
        package var interactive = 0
        /// Ready after a try that failed.
        package var retry = 0
        /// Ready, and asked for by a rule.
        package var automatic = 0
        package var waiting = 0
        package var paused = 0
        package var failed = 0
        package var completed = 0

        package init() {}
    }

    /// How many workers there are, and how many there may be.
    package struct Workers: Hashable, Sendable, Codable {
        package var active = 0
        package var maximum = 0
        /// Workers that did not stop when they were asked to, and are no longer waited for.
        package var abandoned = 0

        package init() {}

        /// The share of the places that is taken, 0 to 1.
        package var utilization: Double { maximum > 0 ? min(1, Double(active) / Double(maximum)) : 0 }
    }

    /// One host and what it may be asked for at once.
    package struct Host: Hashable, Sendable, Codable {
        package var host: String
        package var active: Int
        /// How many downloads may run from it; lower than the setting after it asked for patience.
        package var cap: Int

        package init(host: String, active: Int, cap: Int) {
            self.host = host
            self.active = active
            self.cap = cap
        }
    }

    /// What goes to the disk.
    package struct DiskFigures: Hashable, Sendable, Codable {
        /// Bytes a second into part files, over the last 10 s.
        package var bytesPerSecond = ByteCount.zero
        /// Bytes into part files since the start.
        package var bytesWritten = ByteCount.zero
        /// How long the latest commits to the database took.
        package var commits = LatencyFigures()
        /// How long the latest finished files took to get their names.
        package var publications = LatencyFigures()

        package init() {}

        enum CodingKeys: String, CodingKey {
            case bytesPerSecond = "bytes_per_second"
            case bytesWritten = "bytes_written"
            case commits, publications
        }
    }

    /// Tries that failed and are repeated.
    package struct Retries: Hashable, Sendable, Codable {
        /// Downloads that wait for their next try.
        package var waiting = 0
        /// Repeated tries since the start.
        package var total = 0
        /// When the first of them is tried; nil when none waits.
        package var secondsToNext: Double?

        package init() {}

        enum CodingKeys: String, CodingKey {
            case waiting, total
            case secondsToNext = "seconds_to_next"
        }
    }

    /// How events reach those who listen.
    package struct EventFigures: Hashable, Sendable, Codable {
        package var listeners = 0
        package var published = 0
        /// Events that listeners have not taken yet.
        package var backlog = 0
        /// How often a listener fell behind and was told to load anew.
        package var resyncs = 0
        /// The time from the publication to the listener's taking it.
        package var lag = LatencyFigures()

        package init() {}
    }

    /// What the window's latest frames cost.
    package struct WindowFigures: Hashable, Sendable, Codable {
        /// The first thread's processor time, from what happened to the picture.
        package var processor: LatencyFigures
        /// The same by the clock: other threads and programs may have had the processor meanwhile.
        package var wall: LatencyFigures
        /// How long what happened waited until the window took it.
        package var news: LatencyFigures

        package init(processor: LatencyFigures, wall: LatencyFigures, news: LatencyFigures) {
            self.processor = processor
            self.wall = wall
            self.news = news
        }

        enum CodingKeys: String, CodingKey {
            case processor = "frame_processor"
            case wall = "frame_wall"
            case news
        }
    }

    /// A running download that others may be faster than.
    package struct SlowTask: Hashable, Sendable, Codable {
        package var id: DownloadID
        package var title: String
        package var host: String
        package var downloaded: ByteCount
        /// Nil while the size is unknown.
        package var total: ByteCount?
        /// Bytes a second, smoothed over 10 s.
        package var speed: ByteCount
        /// The seconds since the last new byte.
        package var secondsWithoutProgress: Double

        package init(
            id: DownloadID, title: String, host: String, downloaded: ByteCount, total: ByteCount?, speed: ByteCount,
            secondsWithoutProgress: Double
        ) {
            self.id = id
            self.title = title
            self.host = host
            self.downloaded = downloaded
            self.total = total
            self.speed = speed
            self.secondsWithoutProgress = secondsWithoutProgress
        }

        enum CodingKeys: String, CodingKey {
            case id = "task_id"
            case title, host, downloaded, total, speed
            case secondsWithoutProgress = "seconds_without_progress"
        }
    }
}
