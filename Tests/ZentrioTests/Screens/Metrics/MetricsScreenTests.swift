import DownloadRuntime
import ImmediateUI
import Testing

@testable import Zentrio

struct MetricsScreenTests {
    @Test(arguments: [Language.english, .german], Settings.TextSize.allCases)
    func smallestWindow_titleIsWrittenToItsEnd(language: Language, textSize: Settings.TextSize) throws {
        let catalogue = try Catalogue.load(language, assets: ProjectFolders.root + "/Assets")
        try Catalogue.$local.withValue(catalogue) {
            let driver = try WindowDriver(.metrics, size: Extent(width: 480, height: 480), textSize: textSize)
            let title = say("Runtime")
            let isWhole = driver.frame.drawList.commands.contains { command in
                if case .text(let text, _, _, _) = command { text == title } else { false }
            }
            #expect(isWhole)
            let range = try driver.node(.panel, say("Range")).frame
            #expect(range.x >= 0 && range.maxX <= 480)
        }
    }

    @Test(arguments: [(Language.english, "0"), (.german, "0"), (.arabic, "٠")])
    func throughput_axisIsWrittenAsTheLanguageWritesNumbers(language: Language, zero: String) throws {
        let catalogue = try Catalogue.load(language, assets: ProjectFolders.root + "/Assets")
        try Catalogue.$local.withValue(catalogue) {
            let labels = try WindowDriver(.metrics).frame.accessibility.nodes.map(\.label)
            #expect(labels.contains(zero))
            #expect(labels.contains("0") == (zero == "0"))
        }
    }

    @Test func task_isCalledAsOnTheCommandLine() throws {
        let driver = try WindowDriver(.metrics)
        let shelf = driver.model.downloads
        let names = shelf.active.map { DownloadName($0).prefix() }
        #expect(!names.isEmpty)
        for name in names { #expect(driver.writes(name), "\(name)") }
    }

    @Test func workers_barsBeginAtOnePlace() throws {
        let driver = try WindowDriver(.metrics)
        let bars = driver.frame.accessibility.findAll(role: .progressBar).filter { $0.label == "Progress" }
        #expect(bars.count > 1)
        #expect(Set(bars.map(\.frame.x)).count == 1, "\(bars.map(\.frame))")
    }

    @Test(arguments: [Language.english, .german, .arabic])
    func queueDepth_largestText_isWrittenToItsEnd(language: Language) throws {
        let catalogue = try Catalogue.load(language, assets: ProjectFolders.root + "/Assets")
        try Catalogue.$local.withValue(catalogue) {
            let driver = try WindowDriver(.metrics, textSize: .largest)
            #expect(driver.writes(say("Retry")))
            let queues = driver.model.metrics.health.queues
            let counts = Wording.facts(
                say(queues.waiting, one: "1 waiting", other: "\(queues.waiting) waiting"),
                say(queues.paused, one: "1 paused", other: "\(queues.paused) paused"),
                say(queues.failed, one: "1 failed", other: "\(queues.failed) failed"))
            let texts = driver.frame.drawList.commands.compactMap { command in
                if case .text(let text, _, _, _) = command { text } else { nil }
            }
            #expect(!texts.contains { $0.hasSuffix("…") && counts.contains($0.dropLast()) }, "\(texts)")
            let title = try driver.node(.label, say("Queue depth")).frame
            let note = try driver.node(.label, counts).frame
            let below = try driver.node(.label, say("Throughput")).frame
            #expect(note.y > title.maxY && note.maxY < below.y)
        }
    }

    @Test func wideWindow_titleAndRangesShareALine() throws {
        let driver = try WindowDriver(.metrics)
        let title = try driver.node(.heading, "Runtime").frame
        let range = try driver.node(.panel, "Range").frame
        #expect(range.y < title.maxY && range.maxY > title.y)
    }

    @Test func smallestWindow_range_isStillChosen() throws {
        let driver = try WindowDriver(.metrics, size: Extent(width: 480, height: 480))
        let option = ThroughputHistory.Range.day.label
        let node = try #require(driver.frame.accessibility.nodes.first { $0.label == option })
        driver.run(.click(Point(x: node.visibleFrame.midX, y: node.visibleFrame.midY)))
        #expect(driver.model.metrics.range == .day)
    }
}
