import ImmediateUI
import MediaModel
import Testing

@testable import Zentrio

struct DownloadMenuTests {
    private func driver(isWatched: Bool = false) throws -> WindowDriver {
        var film = try SampleDownloads.film(1, "Nosferatu", state: .completed)
        film.watchPosition = .seconds(600)
        film.isWatched = isWatched
        return try WindowDriver(SampleDownloads.model([film]))
    }

    @Test(arguments: [
        ("Play Offline", "play 1 from 600.0"), ("From the start", "play 1 from start"),
        ("Mark as watched", "watched 1 true at start"), ("Show in folder", "folder /films/1.mp4"),
    ])
    func item_chosen_hasItsEffect(item: String, effect: String) throws {
        let driver = try driver()
        try driver.click(.button, "More about Nosferatu")
        try driver.click(.menuItem, item)
        #expect(driver.takeEffects() == [effect])
        #expect(!driver.has(.menuItem, item))
    }

    @Test func watched_canBeTakenBack() throws {
        let driver = try driver(isWatched: true)
        try driver.click(.button, "More about Nosferatu")
        try driver.click(.menuItem, "Mark as not watched")
        #expect(driver.takeEffects() == ["watched 1 false at start"])
    }

    @Test func delete_asksFirst() throws {
        let driver = try driver()
        try driver.click(.button, "More about Nosferatu")
        try driver.click(.menuItem, "Delete download")
        #expect(driver.takeEffects().isEmpty)
        #expect(driver.model.layers == [.confirmDelete([SampleDownloads.id(1)])])
    }

    @Test func escape_closesTheMenuOnly() throws {
        let driver = try driver()
        try driver.click(.button, "More about Nosferatu")
        #expect(driver.has(.menuItem, "Play Offline"))
        driver.press(.escape)
        #expect(!driver.has(.menuItem, "Play Offline"))
        #expect(driver.takeEffects().isEmpty)
    }

    @Test func keys_openChooseAndReturnTheFocus() throws {
        let driver = try driver()
        driver.pass.ui.perform(.focus, on: try driver.node(.button, "More about Nosferatu").id)
        driver.settle()
        driver.press(.enter)
        driver.press(.down)
        driver.press(.enter)
        #expect(driver.takeEffects() == ["play 1 from start"])
        #expect(driver.frame.accessibility.focused?.label == "More about Nosferatu")
    }
}
