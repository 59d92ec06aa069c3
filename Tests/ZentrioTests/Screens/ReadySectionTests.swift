import ImmediateUI
import MediaModel
import Testing

@testable import Zentrio

struct ReadySectionTests {
    private func driver() throws -> WindowDriver {
        try WindowDriver(
            SampleDownloads.model([
                try SampleDownloads.film(1, "Zebra", state: .completed, megabytes: 5, addedSecondsAgo: 5),
                try SampleDownloads.film(2, "Alien", state: .completed, megabytes: 9, addedSecondsAgo: 9),
                try SampleDownloads.film(3, "Metropolis", state: .completed, megabytes: 1, addedSecondsAgo: 1),
            ]))
    }

    /// The titles in the order in which a reader meets them.
    private func titles(_ driver: WindowDriver) -> [String] {
        driver.frame.accessibility.findAll(role: .listItem).map(\.label).filter { !$0.isEmpty }
    }

    @Test(arguments: [
        ("Title", ["Alien", "Metropolis", "Zebra"]), ("Size", ["Alien", "Zebra", "Metropolis"]),
        ("Date added", ["Metropolis", "Zebra", "Alien"]),
    ])
    func sort_chosenFromTheMenu_ordersTheTitles(order: String, expected: [String]) throws {
        let driver = try driver()
        try driver.click(.comboBox, "Sort")
        try driver.click(.menuItem, order)
        #expect(titles(driver) == expected)
        #expect(try driver.node(.comboBox, "Sort").value == order)
    }

    @Test func header_countsTitlesAndBytes() throws {
        #expect(try driver().says("3 titles · 15 MB"))
    }

    @Test func newTitle_beforeTheFocusedCard_leavesTheFocusOnItsTitle() throws {
        let driver = try driver()
        driver.pass.ui.perform(.focus, on: try driver.node(.listItem, "Zebra").id)
        driver.settle()
        let film = try SampleDownloads.film(4, "Nosferatu", state: .completed)
        driver.change { $0.downloads.put(film) }
        #expect(titles(driver) == ["Nosferatu", "Metropolis", "Zebra", "Alien"])
        #expect(driver.frame.accessibility.focused?.label == "Zebra")
        #expect(driver.frame.accessibility.focused?.role == .listItem)
    }

    @Test(arguments: [("Metropolis", "Zebra"), ("Zebra", "Alien"), ("Alien", "Zebra")])
    func delete_onACard_leadsToTheNextAsAWhole(title: String, heir: String) throws {
        let driver = try driver()
        driver.pass.ui.perform(.focus, on: try driver.node(.listItem, title).id)
        driver.settle()
        driver.press(.delete)
        #expect(!driver.has(.listItem, title))
        #expect(driver.frame.accessibility.focused?.label == heir)
        #expect(driver.frame.accessibility.focused?.role == .listItem)
    }

    @Test func manyTitles_onlyWhatIsSeenIsThere_untilScrolled() throws {
        let films = try (1...1_000).map {
            try SampleDownloads.film($0, "Film \($0)", state: .completed, addedSecondsAgo: $0)
        }
        let driver = try WindowDriver(SampleDownloads.model(films))
        #expect(titles(driver).count < 40)
        #expect(driver.has(.listItem, "Film 1"))
        driver.scroll(by: 1_000_000)
        #expect(driver.has(.listItem, "Film 1000"))
        // The first one keeps the focus, so its row and the next are still there.
        #expect(!driver.has(.listItem, "Film 20"))
        #expect(titles(driver).count < 40)
    }
}
