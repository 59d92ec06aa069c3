import ImmediateUI
import MediaModel
import Testing

@testable import Zentrio

struct StorageDialogTests {
    @Test func figures_areSaid() throws {
        let driver = try WindowDriver(.storage)
        #expect(driver.says("14.2 GB of 50 GB on this device"))
        #expect(driver.says("212 GB free"))
        #expect(driver.says("/home/mara/Videos/zentrio"))
        #expect(driver.says("The queue will add"))
    }

    @Test func showInFolder_opensTheFolder() throws {
        let driver = try WindowDriver(.storage)
        try driver.click(.button, "Show in folder")
        #expect(driver.takeEffects() == ["folder /home/mara/Videos/zentrio"])
    }

    @Test func deleteWatched_asksAboutThoseOnly() throws {
        let driver = try WindowDriver(.storage)
        try driver.click(.button, "Delete watched downloads")
        #expect(driver.has(.dialog, "Delete 2 downloads?"))
        try driver.click(.button, "Delete 2")
        #expect(Set(driver.takeEffects()) == ["remove 100 with file", "remove 107 with file"])
        #expect(driver.model.layers.isEmpty)
    }

    @Test func nothingWatched_deleteIsDisabled() throws {
        let driver = try WindowDriver(.downloadsEmpty)
        driver.change { _ = $0.perform(.manageStorage) }
        #expect(try !driver.node(.button, "Delete watched downloads").isEnabled)
    }

    @Test func close_closes() throws {
        let driver = try WindowDriver(.storage)
        try driver.click(.button, "Close")
        #expect(driver.model.layers.isEmpty)
    }
}
