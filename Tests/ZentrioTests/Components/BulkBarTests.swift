import ImmediateUI
import MediaModel
import Testing

@testable import Zentrio

struct BulkBarTests {
    private func driver() throws -> WindowDriver {
        let driver = try WindowDriver(
            SampleDownloads.model([
                try SampleDownloads.film(1, "One", state: .completed),
                try SampleDownloads.film(2, "Two", state: .completed),
            ]))
        try driver.click(.button, "Select")
        return driver
    }

    @Test func selectMode_nothingTicked_disablesWhatWouldAct() throws {
        let driver = try driver()
        #expect(driver.says("0 selected"))
        #expect(try !driver.node(.button, "Delete").isEnabled)
        #expect(try !driver.node(.button, "Mark as watched").isEnabled)
        #expect(!driver.has(.button, "Play One"))
    }

    @Test func markAsWatched_twoTicked_marksBoth() throws {
        let driver = try driver()
        try driver.click(.listItem, "One")
        try driver.click(.listItem, "Two")
        #expect(driver.says("2 selected"))
        #expect(driver.says("200 MB"))
        try driver.click(.button, "Mark as watched")
        #expect(Set(driver.takeEffects()) == ["watched 1 true at start", "watched 2 true at start"])
    }

    @Test func selectAll_delete_asksAndRemoves() throws {
        let driver = try driver()
        try driver.click(.button, "Select all")
        try driver.click(.button, "Delete")
        #expect(driver.has(.dialog, "Delete 2 downloads?"))
        try driver.click(.button, "Delete 2")
        driver.waitForToasts()
        #expect(driver.takeEffects() == ["remove 1 with file", "remove 2 with file"])
        #expect(driver.model.selection == nil)
    }

    @Test func deleteKey_twoTicked_asksAboutBoth() throws {
        let driver = try driver()
        try driver.click(.button, "Select all")
        driver.press(.delete)
        #expect(driver.has(.dialog, "Delete 2 downloads?"))
        #expect(driver.has(.listItem, "One"))
        #expect(driver.frame.accessibility.focused?.label == "Keep")
        // The boxes were ticked by the mouse: without its ring nobody would know what Enter does now.
        #expect(driver.pass.ui.modality == .directional)
    }

    @Test func deleteKey_oneTickedAnotherFocused_meansTheTickedOne() throws {
        let driver = try driver()
        try driver.click(.listItem, "One")
        driver.pass.ui.perform(.focus, on: try driver.node(.listItem, "Two").id)
        driver.settle()
        driver.press(.delete)
        #expect(driver.has(.dialog, "Delete One?"))
        #expect(driver.has(.listItem, "Two"))
    }

    @Test func deleteKey_nothingTicked_removesWhatHasTheFocus() throws {
        let driver = try driver()
        driver.pass.ui.perform(.focus, on: try driver.node(.listItem, "Two").id)
        driver.settle()
        driver.press(.delete)
        #expect(!driver.has(.listItem, "Two"))
        #expect(driver.has(.button, "Undo"))
    }

    @Test func keep_returnsToTheSelection() throws {
        let driver = try driver()
        try driver.click(.listItem, "One")
        try driver.click(.button, "Delete")
        try driver.click(.button, "Keep")
        #expect(driver.model.selection == [SampleDownloads.id(1)])
        #expect(driver.takeEffects().isEmpty)
    }

    @Test func doneOrEscape_endsSelecting() throws {
        let driver = try driver()
        try driver.click(.button, "Done")
        #expect(driver.model.selection == nil)
        #expect(driver.has(.button, "Play One"))
        try driver.click(.button, "Select")
        driver.press(.escape)
        #expect(driver.model.selection == nil)
    }

    @Test(arguments: [Language.english, .german], [Settings.TextSize.larger, .largest])
    func smallestWindow_largeText_barHoldsItsButtons(language: Language, textSize: Settings.TextSize) throws {
        let catalogue = try Catalogue.load(language, assets: ProjectFolders.root + "/Assets")
        try Catalogue.$local.withValue(catalogue) {
            let driver = try WindowDriver(.select, size: Extent(width: 480, height: 800), textSize: textSize)
            let bar = try driver.node(.panel, say("Selected")).frame
            for label in [say("Mark as watched"), say("Delete"), say("Done")] {
                let button = try driver.node(.button, label, in: say("Selected")).frame
                #expect(button.x >= bar.x && button.maxX <= bar.maxX, "\(label) \(button) in \(bar)")
            }
        }
    }
}
