import DesktopIntegration
import DownloadRuntime
import Foundation
import Logging
import MediaModel
import MediaSources
import Synchronization
import Transfer

/// One profile's runtime with all that it needs, as the window and the command line both use it.
nonisolated final class RuntimeSession: Sendable {
    /// Why the runtime cannot be had.
    struct Failure: Error {
        /// What happened and what helps.
        let sentence: String
        let cause: String
        /// Whether another program has the downloads.
        var isTaken = false
        /// Whether it would be to be had if there were room on the disk.
        var isFull = false
    }

    let engine: TransferEngine
    let resolver: LinkResolver
    let artwork: ArtworkCache
    let settings: SettingsRepository
    let runtime: DownloadRuntime
    /// The rules with which the runtime was made.
    let policy: SchedulerPolicy
    /// Whether reading the list takes so long that a window should come first.
    let isListLong: Bool
    /// The absolute folder that holds `zentrio/downloads/<profile>`.
    let mediaRoot: String
    /// Held while the runtime lives: two runtimes on one database would fight over part files.
    private let lock: RuntimeLock
    private static let shortList = 1_000

    /// Opens the databases and connects everything; nothing runs yet.
    ///
    /// - Parameters:
    ///   - directories: where files belong.
    ///   - profile: whose downloads these are.
    ///   - network: what it fetches over; the default is one of its own.
    ///   - adjust: changes the runtime's configuration before it is made; the default leaves it as the settings say.
    /// - Throws: `Failure` when another Zentrio has the data folder, or a database cannot be opened.
    init(
        directories: XDGDirectories, profile: ProfileID = .standard, network: SessionNetwork = SessionNetwork(),
        adjusting adjust: (inout DownloadRuntimeConfiguration) -> Void = { _ in }
    ) throws(Failure) {
        lock = try RuntimeLock(folder: directories.data)
        engine = network.engine
        resolver = LinkResolver(
            fetcher: network.lookingAtLinks, readPage: PageVideo.reading(), now: RuntimeClock.system.timestamp)
        artwork = ArtworkCache(directory: RuntimeSession.artworkFolder(in: directories), fetcher: engine)
        mediaRoot = directories.videos
        var path = directories.data + "/zentrio.sqlite"
        do {
            settings = try SettingsRepository(path: path, movesDamageAside: true)
            let stored = Settings(values: try settings.settings())
            path = RuntimeSession.databasePath(in: directories, profile: profile)
            let repository = try DownloadRepository(path: path, movesDamageAside: true)
            isListLong = (try? repository.holdsMore(than: RuntimeSession.shortList)) ?? false
            var configuration = RuntimeSession.configuration(
                mediaRoot: directories.videos, settings: stored, artwork: artwork)
            configuration.setBandwidth = { [engine] limit in engine.setRateLimit(limit) }
            configuration.renewLink = LinkSource(resolver: resolver).stream(for:)
            configuration.profile = profile
            adjust(&configuration)
            policy = configuration.policy
            var progressive = ProgressiveDownloaderConfiguration()
            progressive.reservedSpace = configuration.policy.reservedSpace
            runtime = DownloadRuntime(
                configuration: configuration, repository: repository,
                factory: StandardDownloaderFactory(
                    progressive: ProgressiveDownloaderFactory(engine: engine, configuration: progressive),
                    segments: SegmentDownloaderFactory(
                        engine: engine, configuration: RuntimeSession.segmentConfiguration,
                        loadPlan: PlanSource(fetcher: network.loadingPlans).plan(for:cookies:))))
        } catch {
            throw RuntimeSession.failure(opening: path, error)
        }
    }

    /// Runs the downloads until the runtime is shut down.
    func run() async {
        // Most of what a start runs is needed never again.
        ProgramCode.giveBack()
        await runtime.run()
    }

    /// What is to be said of settings that were damaged; nil when they were not.
    var settingsRemark: String? {
        settings.damagedName.map {
            say("The settings were damaged and are kept as \($0). The usual ones are used now.")
        }
    }

    /// Keeps limits for the next start.
    ///
    /// - Throws: that they hold only until the end.
    @Sendable func keep(_ limits: DownloadLimits) async throws(StoreOutage) {
        do {
            var stored = Settings(values: try settings.settings())
            stored.limits = limits
            try await settings.store(stored.values)
        } catch {
            Logger(label: "zentrio.app").error("limits not saved", metadata: ["cause": "\(error)"])
            throw StoreOutage(error, path: settings.path)
        }
    }

    /// The user's own ffmpeg counts, wherever it is.
    private static var segmentConfiguration: SegmentDownloaderConfiguration {
        var configuration = SegmentDownloaderConfiguration()
        let folders = XDGDirectories.processEnvironment["PATH"] ?? FFmpeg.usualFolders
        configuration.ffmpeg = FFmpeg.path(in: folders) ?? configuration.ffmpeg
        return configuration
    }

    /// Where a profile's downloads are remembered.
    static func databasePath(in directories: XDGDirectories, profile: ProfileID) -> String {
        "\(directories.data)/profiles/\(profile.rawValue)/downloads.sqlite"
    }

    /// Where pictures from the web are kept.
    static func artworkFolder(in directories: XDGDirectories) -> String { directories.cache + "/artwork" }

    private static func configuration(
        mediaRoot: String, settings: Settings, artwork: ArtworkCache
    ) -> DownloadRuntimeConfiguration {
        var configuration = DownloadRuntimeConfiguration(mediaRoot: mediaRoot)
        configuration.policy.limits = settings.limits
        configuration.fetchArtwork = { address in
            let path = try await artwork.path(fetching: address)
            let picture = try Data(contentsOf: URL(filePath: path))
            return Artwork(bytes: Array(picture), fileExtension: URL(filePath: path).pathExtension)
        }
        return configuration
    }
}
