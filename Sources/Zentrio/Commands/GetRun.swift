import ControlSocket
import DesktopIntegration
import DownloadRuntime

/// One run of `get`: has whoever runs the downloads fetch the links, and shows the progress.
///
/// When nobody does, this program runs them, for itself and for other commands; the rest of the queue is left alone. When the
/// program that does ends or another one wants to, the run goes on with the next one.
nonisolated struct GetRun: Sendable {
    /// How one program's part in the run ended.
    private enum Ending: Sendable {
        /// All links are at their ends.
        case done(ExitStatus)
        case interrupted
        /// The other program is gone.
        case hostGone
        /// Another program wants the downloads.
        case handedOver
        /// It cannot go on.
        case failed(CommandFailure)
    }

    /// What a part of the run leaves to the next.
    private struct Leg: Sendable {
        var ending: Ending
        var follower: GetFollower
    }

    private let finder: HostFinder
    private let wish: LinkWish
    private let printsJSON: Bool

    init(_ wish: LinkWish, printsJSON: Bool, directories: XDGDirectories) {
        self.wish = wish
        self.printsJSON = printsJSON
        finder = HostFinder(directories: directories)
    }

    /// Runs until every link is at its end, or until the interruption.
    ///
    /// - Parameters:
    ///   - interruption: opens with Ctrl-C.
    ///   - end: takes the status as soon as everything is committed.
    func run(interruption: Gate, end: @escaping @Sendable (Result<ExitStatus, CommandFailure>) -> Void) async {
        guard var follower = await lookUp(until: interruption) else { return end(.success(.interrupted)) }
        var yielding = false
        while true {
            let leg: Leg
            do throws(CommandFailure) {
                switch try await finder.find(yielding: yielding) {
                case .remote(let host): leg = await follow(host, with: follower, interruption: interruption, end: end)
                case .local(let session): leg = await run(session, with: follower, interruption: interruption, end: end)
                }
            } catch {
                return end(.failure(error))
            }
            follower = leg.follower
            switch leg.ending {
            case .done, .interrupted, .failed: return
            case .hostGone: yielding = false
            case .handedOver: yielding = true
            }
        }
    }

    /// Finds out what the links are; nil when it was interrupted.
    private func lookUp(until interruption: Gate) async -> GetFollower? {
        let (wish, printsJSON, network) = (wish, printsJSON, finder.network)
        return await withTaskGroup(of: GetFollower?.self) { group in
            group.addTask {
                var follower = GetFollower(wish, printsJSON: printsJSON)
                await follower.lookUp(over: network)
                return follower
            }
            group.addTask {
                _ = await interruption.opens()
                return nil
            }
            defer { group.cancelAll() }
            return await group.next() ?? nil
        }
    }

    /// Lets another program fetch.
    private func follow(
        _ host: RemoteHost, with follower: GetFollower, interruption: Gate,
        end: @escaping @Sendable (Result<ExitStatus, CommandFailure>) -> Void
    ) async -> Leg {
        let leg = await withTaskGroup(of: Leg.self) { group in
            group.addTask { await Self.follow(host, with: follower, until: { interruption.isOpen }) }
            group.addTask {
                // The group is left at once when the other one is first.
                await interruption.opens()
                    ? Leg(ending: .interrupted, follower: follower) : Leg(ending: .hostGone, follower: follower)
            }
            let first = await group.next()
            group.cancelAll()
            // What was started meanwhile is known to the follower only.
            var last = first
            for await leg in group where leg.follower.count > last?.follower.count ?? 0 {
                last?.follower = leg.follower
            }
            return last ?? Leg(ending: .hostGone, follower: follower)
        }
        if case .interrupted = leg.ending {
            await leg.follower.pause(on: host)
            Self.say("Stopped, and paused in Zentrio. The progress is kept; the same command goes on.")
        }
        Self.report(leg, to: end)
        return leg
    }

    /// Fetches in this program, and serves other commands meanwhile.
    private func run(
        _ session: RuntimeSession, with follower: GetFollower, interruption: Gate,
        end: @escaping @Sendable (Result<ExitStatus, CommandFailure>) -> Void
    ) async -> Leg {
        let handover = Gate()
        let desk = ControlDesk(
            runtime: session.runtime, policy: session.policy,
            surroundings: .init(kind: .command, handOver: { handover.open() }, keep: session.keep))
        let server = ControlCounter(desk: desk).server(.init(path: HostFinder.socketPath(in: finder.directories)))
        let remarks = StartRemarks(session)
        return await withTaskGroup(of: Leg?.self) { group in
            group.addTask {
                await session.run()
                return nil
            }
            group.addTask {
                // Without a socket the downloads run all the same.
                try? await server.run()
                return nil
            }
            group.addTask { await interruption.opens() ? Leg(ending: .interrupted, follower: follower) : nil }
            group.addTask { await handover.opens() ? Leg(ending: .handedOver, follower: follower) : nil }
            group.addTask {
                // Before the bars, which are drawn over what comes between them.
                await remarks.tell()
                return await Self.follow(desk, with: follower, until: { interruption.isOpen || handover.isOpen })
            }
            var result: Leg?
            for await case let leg? in group {
                guard result == nil else {
                    // The follower comes last, and knows what it has told.
                    if leg.follower.count > 0 { result?.follower = leg.follower }
                    continue
                }
                result = leg
                await session.runtime.shutdown()
                if case .interrupted = leg.ending {
                    Self.say("Stopped. The progress is kept; the same command goes on.")
                }
                Self.report(leg, to: end)
                group.cancelAll()
            }
            return result ?? Leg(ending: .hostGone, follower: follower)
        }
    }

    private static func follow(
        _ host: any DownloadHost, with follower: GetFollower, until isOver: @escaping @Sendable () -> Bool
    ) async -> Leg {
        var follower = follower
        do throws(CommandFailure) {
            guard let status = try await follower.follow(host, until: isOver) else {
                return Leg(ending: .hostGone, follower: follower)
            }
            return Leg(ending: .done(status), follower: follower)
        } catch  where error == .hostGone || error == .hostEnds {
            return Leg(ending: .hostGone, follower: follower)
        } catch {
            return Leg(ending: .failed(error), follower: follower)
        }
    }

    private static func report(_ leg: Leg, to end: @Sendable (Result<ExitStatus, CommandFailure>) -> Void) {
        switch leg.ending {
        case .done(let status): end(.success(status))
        case .interrupted: end(.success(.interrupted))
        case .failed(let failure): end(.failure(failure))
        case .hostGone, .handedOver: break
        }
    }

    private static func say(_ sentence: String) {
        TerminalOutput.error.writeLine(sentence)
    }
}
