import ImmediateUI
import MediaModel
import Testing

@testable import Zentrio

struct InProgressSectionTests {
    @Test func pauseAll_somethingRuns_pausesAll() throws {
        let driver = try WindowDriver(.downloads)
        #expect(driver.says("2 active · 3 queued"))
        try driver.click(.button, "Pause all")
        #expect(driver.takeEffects() == ["pauseAll"])
    }

    @Test func resumeAll_allPaused_resumesAll() throws {
        let driver = try WindowDriver(
            SampleDownloads.model([try SampleDownloads.film(1, state: .paused, downloaded: 3)]))
        #expect(!driver.has(.button, "Pause all"))
        try driver.click(.button, "Resume all")
        #expect(driver.takeEffects() == ["resumeAll"])
    }

    @Test func offline_saysThatItGoesOn() throws {
        let driver = try WindowDriver(.offline)
        #expect(driver.says("Resumes by itself when you are back online"))
        #expect(!driver.has(.button, "Pause all"))
    }

    @Test(arguments: [Language.english, .german, .arabic], [Float(480), 640])
    func smallWindow_largestText_titleAndCountsAreWrittenToTheirEnd(language: Language, width: Float) throws {
        let catalogue = try Catalogue.load(language, assets: ProjectFolders.root + "/Assets")
        try Catalogue.$local.withValue(catalogue) {
            let driver = try WindowDriver(
                .downloads, size: Extent(width: width, height: 480), textSize: .largest)
            #expect(driver.writes(say("In Progress")))
            let counts = Wording.facts(
                say(2, one: "1 active", other: "\(2) active"), say(3, one: "1 queued", other: "\(3) queued"))
            let texts = driver.frame.drawList.commands.compactMap { command in
                if case .text(let text, _, _, _) = command { text } else { nil }
            }
            #expect(!texts.contains { $0.hasSuffix("…") && counts.hasPrefix($0.dropLast()) }, "\(texts)")
        }
    }

    @Test(arguments: [true, false])
    func filmFinished_withTheFocusOfTheKeys_pageStaysAndTheNextTakesOver(isLast: Bool) throws {
        let others = try (3...60).map { try SampleDownloads.film($0, "Film \($0)") }
        let active = try (1...(isLast ? 1 : 2)).map {
            try SampleDownloads.film($0, "Film \($0)", state: .running, downloaded: 3)
        }
        let driver = try WindowDriver(SampleDownloads.model(active + others))
        driver.press(.tab)
        driver.pass.ui.perform(.focus, on: try driver.node(.button, "Pause", in: "Film 1").id)
        driver.settle()
        let top = try driver.node(.heading, "Downloads").frame.y
        let film = try SampleDownloads.film(1, "Film 1", state: .completed)
        driver.change { $0.downloads.put(film) }
        #expect(try driver.node(.heading, "Downloads").frame.y == top)
        #expect(driver.frame.accessibility.focused?.label == (isLast ? "Film 3" : "Film 2"))
        #expect(driver.frame.accessibility.focused?.role == .listItem)
    }

    @Test func manyCards_areDeclaredOnlyInView() throws {
        let downloads = try (1...500).map { try SampleDownloads.film($0, state: .paused, downloaded: 3) }
        let driver = try WindowDriver(SampleDownloads.model(downloads))
        let cards = driver.frame.accessibility.nodes.filter { $0.role == .button && $0.label == "Resume" }
        #expect((1...40).contains(cards.count))
        driver.scroll(by: 100_000)
        #expect(driver.has(.button, "Resume"))
    }
}
