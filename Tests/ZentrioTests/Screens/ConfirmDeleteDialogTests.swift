import ImmediateUI
import MediaModel
import Testing

@testable import Zentrio

struct ConfirmDeleteDialogTests {
    private func driver() throws -> WindowDriver {
        let driver = try WindowDriver(
            SampleDownloads.model([
                try SampleDownloads.film(1, "Nosferatu", state: .completed, megabytes: 1_800)
            ]))
        driver.change { _ = $0.perform(.askDelete([SampleDownloads.id(1)])) }
        return driver
    }

    @Test func dialog_saysWhatItFrees() throws {
        let driver = try driver()
        #expect(driver.has(.dialog, "Delete Nosferatu?"))
        #expect(driver.says("This frees 1.8 GB."))
    }

    @Test func keep_changesNothing() throws {
        let driver = try driver()
        try driver.click(.button, "Keep")
        #expect(driver.model.layers.isEmpty)
        #expect(driver.takeEffects().isEmpty)
        #expect(driver.has(.listItem, "Nosferatu"))
    }

    @Test func delete_removesTheFile() throws {
        let driver = try driver()
        try driver.click(.button, "Delete")
        #expect(driver.model.layers.isEmpty)
        #expect(!driver.has(.listItem, "Nosferatu"))
        driver.waitForToasts()
        #expect(driver.takeEffects() == ["remove 1 with file"])
    }

    @Test func escape_isKeep() throws {
        let driver = try driver()
        driver.press(.escape)
        #expect(driver.model.layers.isEmpty)
        #expect(driver.takeEffects().isEmpty)
    }

    @Test func enter_atOnce_keeps() throws {
        let driver = try driver()
        driver.press(.enter)
        #expect(driver.takeEffects().isEmpty)
    }
}
