import ControlSocket
import DesktopIntegration
import DownloadRuntime
import Logging
import MediaModel
import MediaSources
import SampleLibrary
import Synchronization
import Transfer

/// What works behind the window: the download runtime, the network, the player.
///
/// `run()` owns every task. The window hands effects in, and reads what happened from the mailbox; neither waits for the
/// other.
nonisolated final class AppServices: Sendable {
    private let session: RuntimeSession
    private let directories: XDGDirectories
    private let sampleLibrary: SampleLibrary?
    private let mailbox: EventMailbox
    /// Nil where there is no desktop to talk to, as in most tests.
    let desktop: DesktopServices?
    /// What the window's frames cost.
    let frames = FrameMeter()
    /// Whether nothing runs before there is a window.
    let waitsForWindow: Bool
    private let shown = Gate()
    private let desk: ControlDesk
    /// More options for mpv; tests play without a screen.
    private let playerArguments: [String]
    private let effects: AsyncStream<[AppEffect]>
    private let inlet: AsyncStream<[AppEffect]>.Continuation
    private let logger = Logger(label: "zentrio.app")
    /// The number of the link that was asked for last.
    private let latestLink = Atomic(0)
    private let artworkQueue = Mutex(ArtworkQueue())
    /// How long one reading of the health is shown.
    private static let healthPause = Duration.seconds(1)
    /// How many figures are told for each look at the disk's room.
    private static let figuresPerRoom = 5
    /// How long nothing is typed before a link is looked up.
    private static let typingPause = Duration.milliseconds(350)

    /// Connects the services; nothing runs before `run()`.
    init(
        session: RuntimeSession, directories: XDGDirectories, sampleLibrary: SampleLibrary?, mailbox: EventMailbox,
        desktop: DesktopServices? = nil, door: WindowDoor? = nil, playerArguments: [String] = [],
        waitsForWindow: Bool = false
    ) {
        self.desktop = desktop
        self.waitsForWindow = waitsForWindow
        let show = door.map { door in { @Sendable (visit: WindowVisit) in door.knock(visit) } }
        let keep = { @Sendable (limits: DownloadLimits) async throws(StoreOutage) -> Void in
            // They hold, whether they could be saved or not.
            defer { mailbox.post(.limits(limits)) }
            try await session.keep(limits)
        }
        let figures = { @Sendable [frames] in
            RuntimeHealth.WindowFigures(
                processor: frames.processor.figures, wall: frames.wall.figures, news: mailbox.waits.figures)
        }
        desk = ControlDesk(
            runtime: session.runtime, policy: session.policy,
            surroundings: .init(
                kind: .window, show: show, window: figures, tell: { mailbox.post(.control($0)) }, keep: keep))
        self.playerArguments = playerArguments
        self.session = session
        self.directories = directories
        self.sampleLibrary = sampleLibrary
        self.mailbox = mailbox
        // A person cannot make a thousand wishes faster than they are read, and a wish for all downloads is one batch; when
        // it is full, new ones are dropped.
        (effects, inlet) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(1_024))
    }

    /// Hands effects over; from any thread.
    func perform(_ effects: [AppEffect]) {
        if !effects.isEmpty { inlet.yield(effects) }
    }

    /// Lets `run()` end after what is under way was committed.
    func stop() {
        shown.open()
        inlet.finish()
    }

    /// Notes that people see the window.
    func windowIsShown() {
        desktop?.windowIsShown()
        shown.open()
    }

    /// Runs until `stop()`.
    func run() async {
        if waitsForWindow { await shown.wait() }
        // Before anything can happen: what happens between the list and the first event must not be lost.
        let events = session.runtime.events()
        await withDiscardingTaskGroup { group in
            group.addTask { await self.session.run() }
            group.addTask { await self.report(events) }
            group.addTask { await self.listen() }
            group.addTask { await self.runSampleLibrary() }
            group.addTask { await self.offerSuggestions() }
            group.addTask { await self.desktop?.run { await self.networkChanged($0) } }
            await reload()
            if let remark = session.settingsRemark { mailbox.post(.notice(.problem(remark))) }
            // Most of what a start runs is needed never again.
            ProgramCode.giveBack()
            await performEffects()
            await session.runtime.shutdown()
            await sampleLibrary?.stop()
            group.cancelAll()
        }
    }

    /// Serves the commands of the terminal; without a socket the window works all the same.
    private func listen() async {
        let server = ControlCounter(desk: desk).server(.init(path: HostFinder.socketPath(in: directories)))
        do throws(ControlSocketError) {
            try await server.run()
        } catch {
            logger.error("no control socket", metadata: ["cause": "\(error)"])
        }
    }

    // MARK: Out of the runtime

    private func report(_ events: EventSubscription) async {
        var figures = 0
        for await event in events {
            switch event {
            case .progress(let id, let progress): mailbox.post(progress, of: id)
            case .resync: await reload()
            case .statusChanged(let change):
                mailbox.post(.step(DownloadStep(change.download)))
                if change.to == .completed || change.to == .removed { reportRoom() }
            case .metrics:
                // They come once a second while something runs, and what runs takes room.
                if figures.isMultiple(of: Self.figuresPerRoom) { reportRoom() }
                figures += 1
                mailbox.post(.download(event))
            case .downloadChanged, .warning: mailbox.post(.download(event))
            }
        }
    }

    /// Loads the list anew; also when the window lost events.
    private func reload() async {
        // Sorted here: ten thousand would hold a frame up.
        mailbox.post(.listed(DownloadShelf(await session.runtime.packedDownloads().map { ShelvedDownload($0) })))
        reportRoom()
        // What reading ten thousand rows took is needed never again.
        HeapMemory.giveBackFreed()
    }

    private func reportHealth(isFirst: Bool) async {
        if !isFirst { try? await Task.sleep(for: AppServices.healthPause) }
        mailbox.post(.health(await desk.health()))
    }

    private func reportRoom() {
        mailbox.post(.freeSpace(FreeSpace.available(at: session.mediaRoot) ?? .zero))
    }

    private func networkChanged(_ network: DesktopNetwork) async {
        mailbox.post(.network(isOnline: network != .offline))
        let state: NetworkState =
            switch network {
            case .offline: .offline
            case .online(let isMetered): .online(isMetered: isMetered)
            }
        await send(.setNetworkState(state))
    }

    // MARK: Sample library

    private func runSampleLibrary() async {
        guard let sampleLibrary else { return }
        do {
            try await sampleLibrary.run()
        } catch {
            mailbox.post(.notice(.problem(error.description)))
        }
    }

    private func offerSuggestions() async {
        guard let sampleLibrary else { return }
        do {
            let base = try await sampleLibrary.waitUntilListening()
            TerminalOutput.standard.writeLine("Sample library: \(base)")
            mailbox.post(.suggestions(try await session.resolver.suggestions(fromAddonAt: base)))
        } catch {
            logger.error("no suggestions", metadata: ["cause": "\(error)"])
        }
    }

    // MARK: Effects

    private func performEffects() async {
        // Effects run side by side: a slow server must not hold up a pause.
        await withDiscardingTaskGroup { group in
            batches: for await batch in effects {
                for effect in batch {
                    if case .quit = effect { break batches }
                    await begin(effect, in: &group)
                }
            }
            group.cancelAll()
        }
    }

    /// Does at once what must keep its order, and the rest in a task of its own.
    private func begin(_ effect: AppEffect, in group: inout DiscardingTaskGroup) async {
        switch effect {
        case .send(let command): await begin(command, in: &group)
        case .save(let settings): await save(settings.values)
        case .saveWindow(let state): await save(state.values)
        case .resolve(let link, let number, let isTyped):
            latestLink.store(number, ordering: .relaxed)
            group.addTask { await self.resolve(link, number: number, isTyped: isTyped) }
        case .play(let download, let position): group.addTask { await self.play(download, from: position) }
        case .fetchArtwork(let address): wishForArtwork(address, in: &group)
        case .measureArtwork: group.addTask { await self.measureArtwork() }
        case .clearArtwork(let kept): group.addTask { await self.clearArtwork(keeping: kept) }
        case .openFolder(let path): group.addTask { await self.openFolder(path) }
        case .reload: group.addTask { await self.reload() }
        case .readHealth(let isFirst): group.addTask { await self.reportHealth(isFirst: isFirst) }
        case .readRoom: reportRoom()
        case .readClipboard, .copyText, .quit: break
        }
    }

    /// A resume must not overtake its pause, nor wait for it.
    private func begin(_ command: DownloadCommand, in group: inout DiscardingTaskGroup) async {
        if case .setLimits(let limits) = command { desk.note(limits) }
        guard let answer = await session.runtime.submit(command) else { return }
        group.addTask { await self.report(answer) }
    }

    private func send(_ command: DownloadCommand) async {
        guard let answer = await session.runtime.submit(command) else { return }
        await report(answer)
    }

    private func report(_ answer: CommandRouter.Answer) async {
        do {
            let reply = try await answer.value().get()
            if case .download(let download, isNew: false) = reply {
                mailbox.post(.notice(.note(say("\(download.request.item.displayTitle) is in the list already."))))
            }
        } catch {
            logger.error("command refused", metadata: ["cause": "\(error)"])
            guard case DownloadCommandError.notSaved(let outage, let follows) = error else { return }
            mailbox.post(.notice(.problem(outage.wording(follows: follows))))
        }
    }

    private func resolve(_ link: String, number: Int, isTyped: Bool) async {
        if isTyped {
            try? await Task.sleep(for: AppServices.typingPause)
            guard latestLink.load(ordering: .relaxed) == number else { return }
        }
        do {
            mailbox.post(.resolved(try await session.resolver.resolve(typed: link), number: number))
        } catch {
            logger.info("link refused", metadata: ["cause": "\(error.cause)"])
            mailbox.post(.notResolved(sentence: error.wording, number: number))
        }
    }

    private func wishForArtwork(_ address: WebAddress, in group: inout DiscardingTaskGroup) {
        let change = artworkQueue.withLock { $0.add(address) }
        if let dropped = change.dropped { mailbox.post(.artworkDropped(dropped)) }
        if let started = change.started { group.addTask { await self.fetchArtwork(from: started) } }
    }

    /// Fetches a picture and whatever waits after it.
    private func fetchArtwork(from first: WebAddress) async {
        var next: WebAddress? = first
        while let address = next {
            if let path = try? await session.artwork.path(fetching: address) {
                mailbox.post(.artwork(address, path: path))
            }
            next = artworkQueue.withLock { $0.next() }
        }
    }

    private func measureArtwork() async {
        mailbox.post(.artworkMeasured(session.artwork.byteCount()))
    }

    private func clearArtwork(keeping kept: [ShelvedDownload]) async {
        let cache = session.artwork
        let items = kept.lazy.map(\.download.request.item)
        let paths = items.flatMap { [$0.poster, $0.backdrop].compactMap { $0.flatMap(cache.cachedPath) } }
        cache.removeAll(except: Set(paths))
        mailbox.post(.artworkMeasured(session.artwork.byteCount()))
    }

    private func save(_ values: [String: String]) async {
        do {
            try await session.settings.store(values)
        } catch {
            logger.error("settings not saved", metadata: ["cause": "\(error)"])
            mailbox.post(.notice(.problem(say("The settings could not be saved."))))
        }
    }

    // MARK: Playing

    private func play(_ download: Download, from position: Duration?) async {
        guard let path = download.finalPath else { return }
        var configuration = PlayerConfiguration(environment: XDGDirectories.processEnvironment)
        configuration.isFullscreen = Settings(values: (try? session.settings.settings()) ?? [:]).playsFullscreen
        configuration.extraArguments = playerArguments
        let request = PlaybackRequest(
            path: path, title: download.request.item.displayTitle, lastPosition: position,
            duration: download.request.item.duration)
        await remember(await MPVPlayer(configuration: configuration).play(request), of: download)
    }

    private func remember(_ outcome: PlaybackOutcome, of download: Download) async {
        if case .failed(let failure) = outcome.ending {
            logger.error("not played", metadata: ["cause": "\(failure.cause)"])
            mailbox.post(.notice(.problem(failure.wording)))
        }
        guard outcome.position != nil || outcome.ending == .finished else { return }
        let position = outcome.isWatched ? nil : outcome.position
        await send(.setWatchState(download.id, position: position, isWatched: outcome.isWatched || download.isWatched))
    }

    private func openFolder(_ path: String) async {
        let folder = path.hasSuffix("/") ? path : String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)])
        if await !FolderOpener(environment: XDGDirectories.processEnvironment).open(folder) {
            mailbox.post(.notice(.problem(say("No file manager found. The files are in \(folder)."))))
        }
    }
}
