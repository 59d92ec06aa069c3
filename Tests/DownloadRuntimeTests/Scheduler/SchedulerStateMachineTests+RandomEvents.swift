import DownloadRuntime
import MediaModel
import Testing
import ZentrioTestSupport

extension SchedulerStateMachineTests {
    /// Random events from a seeded generator; after each one the promises of the scheduler are checked.
    struct RandomEvents {
        /// What the workers of the model are doing, as the real pool would know it.
        fileprivate struct Model {
            var bench: SchedulerBench
            var random: JitterSource
            var ids: [DownloadID] = []
            var fetching: [DownloadID: Int] = [:]
            var publishing: [DownloadID: Int] = [:]
            var deleting: [DownloadID: Int] = [:]
            var seenOrders = 0
            var limit = 2
            var hasSeries = true

            init(seed: UInt64) {
                bench = SchedulerBench(seed: seed)
                random = JitterSource(seed: seed)
            }
        }

        @Test(arguments: 1...24)
        func randomEvents_keepEveryPromise(seed: Int) throws {
            var model = Model(seed: UInt64(seed))
            // Offers want titles that belong to no series.
            model.hasSeries = seed % 2 == 1
            model.bench.machine.mostOffered = seed % 2 == 0 ? 3 : 0
            for _ in 0..<400 {
                try model.step()
                model.takeOrders()
                model.check()
            }
            try model.settleEverything()
            model.checkSettled()
        }
    }
}

extension SchedulerStateMachineTests.RandomEvents.Model {
    mutating func step() throws {
        switch Int.random(in: 0..<20, using: &random) {
        case 0..<3: try addDownload()
        case 3..<8: try sendCommand()
        case 8..<15: endSomeWork()
        case 15..<17: passTime()
        case 17: try changeNetwork()
        case 18: try changeLimit()
        default: sendStaleReport()
        }
    }

    private mutating func addDownload() throws {
        guard ids.count < 30 else { return }
        let number = ids.count
        let request =
            hasSeries && number % 3 == 0
            ? try Samples.episode("show\(number % 2)", number)
            : try Samples.film("film\(number)", host: "host\(number % 4)")
        ids.append(bench.add(request))
    }

    private mutating func sendCommand() throws {
        guard let id = ids.randomElement(using: &random) else { return }
        let commands: [DownloadCommand] = [
            .start(id), .pause(id), .resume(id), .retry(id), .cancel(id), .pauseAll, .resumeAll, .startAll,
            .remove(id, deleteFile: Bool.random(using: &random)), .move(id, before: ids.randomElement(using: &random)),
            .setPriority(id, DownloadRequest.Priority.allCases.randomElement(using: &random) ?? .normal),
        ]
        let command = commands[Int.random(in: commands.indices, using: &random)]
        do {
            try bench.send(command)
        } catch DownloadCommandError.notFound(let missing) {
            #expect(bench.state(missing).map { $0 == .removed } ?? true)
        }
    }

    private mutating func endSomeWork() {
        if let (id, generation) = publishing.randomElement(using: &random) {
            publishing[id] = nil
            let news: WorkerReport.News =
                Bool.random(using: &random)
                ? .published(path: "/media/\(id)", size: ByteCount(4)) : .publishFailed(Samples.failure(.diskFull))
            bench.report(id, news, generation: generation)
        } else if let (id, generation) = deleting.randomElement(using: &random) {
            deleting[id] = nil
            bench.report(id, .deleted, generation: generation)
        } else if let (id, generation) = fetching.randomElement(using: &random) {
            if Bool.random(using: &random) { bench.report(id, .started, generation: generation) }
            endFetch(of: id, generation: generation)
        }
    }

    private mutating func endFetch(of id: DownloadID, generation: Int) {
        fetching[id] = nil
        let isStopping = bench.machine.queue[id]?.lease?.stopDeadline != nil
        let outcomes: [DownloadOutcome] =
            isStopping
            ? [.stopped, .failed(Samples.failure(.connectionLost)), .finished(PartialFile(path: "/p"))]
            : [
                .finished(PartialFile(path: "/p")), .failed(Samples.failure(.connectionLost)),
                .failed(Samples.failure(.notFound)), .failed(Samples.failure(.diskFull)),
                .failed(Samples.failure(.folderMissing)),
            ]
        let outcome = outcomes[Int.random(in: outcomes.indices, using: &random)]
        if case .finished = outcome, !isStopping { return goOn(from: id, generation: generation) }
        let bytes = ByteCount(Int.random(in: 0..<100, using: &random))
        let news = WorkerReport.News.ended(outcome, progress: DownloadProgress(downloaded: bytes))
        bench.report(id, news, generation: generation)
    }

    /// Ends a try well; its worker may go on with an offer.
    private mutating func goOn(from id: DownloadID, generation: Int) {
        guard let next = bench.endGoingOn(id, generation: generation) else { return }
        #expect(fetching[next.id] == nil && deleting[next.id] == nil, "two workers for one part file")
        fetching[next.id] = next.generation
    }

    private mutating func passTime() {
        let hasRoom = Bool.random(using: &random)
        let observation = DiskObservation(freeSpace: hasRoom ? .gibibytes(1) : .zero, folderExists: hasRoom)
        bench.advance(
            by: .seconds(Int.random(in: 0..<20, using: &random)),
            observations: bench.machine.observed.mapValues { _ in observation })
    }

    private mutating func changeNetwork() throws {
        try bench.send(.setNetworkState(Bool.random(using: &random) ? .offline : .online(isMetered: false)))
    }

    private mutating func changeLimit() throws {
        limit = Int.random(in: 1...4, using: &random)
        try bench.send(.setLimits(DownloadLimits(maximumRunning: limit)))
    }

    private mutating func sendStaleReport() {
        guard let id = ids.randomElement(using: &random), let before = bench.machine.queue[id] else { return }
        bench.report(id, .ended(.stopped, progress: nil), generation: before.generation - 1 - ids.count)
        let after = bench.machine.queue[id]
        // What settles after each report may offer what rests, or take an offer back.
        #expect(after?.stored == before.stored)
        #expect(after?.isHeld == before.isHeld && (!before.isHeld || after?.lease == before.lease))
    }

    mutating func takeOrders() {
        for order in bench.orders[seenOrders...] {
            switch order {
            case .fetch(let ticket):
                #expect(fetching[ticket.id] == nil, "two workers for one part file")
                #expect(deleting[ticket.id] == nil, "a worker for a file that is being deleted")
                fetching[ticket.id] = ticket.generation
            case .publish(let ticket, _): publishing[ticket.id] = ticket.generation
            case .delete(let ticket):
                #expect(deleting[ticket.id] == nil, "two deletions of one file")
                deleting[ticket.id] = ticket.generation
            case .offer, .saveArtwork: break
            }
        }
        seenOrders = bench.orders.count
    }

    func check() {
        let entries = bench.machine.queue.ordered
        let active = entries.filter { $0.state == .scheduled || $0.state == .running }
        #expect(active.count <= limit)
        for entry in entries {
            #expect(entry.state.holdsWorker ? entry.lease != nil : true, "\(entry.state.name) without a worker")
            #expect((entry.state == .failed) ? entry.download.failure != nil : true)
            if entry.state == .pausing { #expect(entry.lease?.stopDeadline != nil) }
        }
        #expect(Set(bench.line.map(\.id)) == bench.machine.queue.offered)
        #expect(entries.allSatisfy { !$0.isOffered || $0.state == .pending })
        let lost = ids.filter { bench.machine.queue[$0] == nil && !bench.forgotten.contains($0) }
        #expect(lost == [])
        let idle = limit - entries.count { $0.takesPlace }
        let isOnline = bench.machine.network != .offline
        let ready = entries.filter { $0.isReady && $0.state == .pending }
        let waitsForDisk = entries.count { entry in
            guard case .waiting(let reason) = entry.state else { return false }
            return reason.name == "space" || reason.name == "sourceMissing"
        }
        let isDiskBound = waitsForDisk >= limit
        #expect(!isOnline || idle <= 0 || ready.isEmpty || isDiskBound, "a place is free and somebody waits")
    }

    /// Lets all work end well, whatever the random events left.
    mutating func settleEverything() throws {
        limit = 4
        try bench.send(.setLimits(DownloadLimits(maximumRunning: limit)))
        try bench.send(.setNetworkState(.online(isMetered: false)))
        for _ in 0..<2_000 {
            takeOrders()
            check()
            if let (id, generation) = fetching.first {
                fetching[id] = nil
                bench.report(id, .started, generation: generation)
                goOn(from: id, generation: generation)
            } else if let (id, generation) = publishing.first {
                publishing[id] = nil
                bench.report(id, .published(path: "/media/\(id)", size: ByteCount(4)), generation: generation)
            } else if let (id, generation) = deleting.first {
                deleting[id] = nil
                bench.report(id, .deleted, generation: generation)
            } else if bench.machine.queue.ordered.contains(where: { !isAtRest($0) }) {
                try bench.send(.startAll)
                let room = DiskObservation(freeSpace: .gibibytes(1), folderExists: true)
                bench.advance(by: .seconds(700), observations: bench.machine.observed.mapValues { _ in room })
            } else {
                return
            }
        }
        Issue.record("the work never ends")
    }

    private func isAtRest(_ entry: ScheduledDownload) -> Bool {
        entry.state == .completed || (entry.state == .cancelled && entry.stored.cleanup == .nothing)
    }

    func checkSettled() {
        #expect(bench.machine.queue.leased.isEmpty)
        #expect(bench.machine.queue.ordered.allSatisfy(isAtRest))
        #expect(Set(bench.forgotten).union(bench.machine.queue.ordered.map(\.id)) == Set(ids))
    }
}
