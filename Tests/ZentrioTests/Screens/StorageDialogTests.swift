import DownloadRuntime
import ImmediateUI
import MediaModel
import Testing

@testable import Zentrio

struct StorageDialogTests {
    @Test func figures_areSaid() throws {
        let driver = try WindowDriver(.storage)
        #expect(driver.says("of Mara's 50 GB limit"))
        #expect(driver.says("212 GB free on this disk"))
        #expect(driver.says("13.6 GB"))
        #expect(driver.says("582 MB"))
        #expect(driver.says("/home/mara/Videos/zentrio"))
        #expect(driver.says("The queue will add"))
    }

    @Test func withoutALimit_freeSpaceIsCalledFree() throws {
        let driver = try WindowDriver(.storage)
        driver.change { $0.settings.limits.storage = nil }
        #expect(driver.says("used · 212 GB free on this disk"))
        #expect(!driver.says("of Mara's"))
    }

    @Test func onlyProfile_isNotNamed() throws {
        let driver = try WindowDriver(.storage)
        #expect(driver.has(.heading, "Rules for Mara"))
        driver.change { $0.profileName = nil }
        #expect(driver.has(.heading, "Rules"))
        #expect(driver.says("of the 50 GB limit"))
    }

    @Test func limit_chosen_holdsAtOnce() throws {
        let driver = try WindowDriver(.storage)
        try driver.click(.comboBox, "Storage limit")
        try driver.click(.menuItem, "100\(Wording.thinSpace)GB")
        #expect(driver.model.settings.limits.storage == ByteCount(100_000_000_000))
        #expect(driver.says("of Mara's 100 GB limit"))
        try driver.click(.comboBox, "Storage limit")
        try driver.click(.menuItem, "None")
        #expect(driver.model.settings.limits.storage == nil)
    }

    @Test func limitFromTheTerminal_isAmongTheChoices() throws {
        let driver = try WindowDriver(.storage)
        driver.change { $0.settings.limits.storage = ByteCount(42_000_000_000) }
        #expect(try driver.node(.comboBox, "Storage limit").value == "42\(Wording.thinSpace)GB")
        try driver.click(.comboBox, "Storage limit")
        let labels = ["None"] + [30, 42, 50].map { "\($0)\(Wording.thinSpace)GB" }
        let places = try labels.map { try driver.node(.menuItem, $0).frame.y }
        #expect(places == places.sorted())
    }

    @Test func network_switched_isALimit() throws {
        let driver = try WindowDriver(.storage)
        try driver.click(.toggleButton, "Unmetered networks only")
        #expect(!driver.model.settings.limits.needsUnmeteredNetwork)
    }

    @Test func open_byKey_nothingThatClearsHasTheFocus() throws {
        let driver = try WindowDriver(.downloads)
        driver.pass.ui.perform(.focus, on: try driver.node(.button, "Manage Storage").id)
        driver.settle()
        driver.press(.enter)
        #expect(driver.model.layers == [.storage])
        #expect(driver.frame.accessibility.focused?.label == "Quality Preference")
        driver.press(.escape)
        #expect(driver.frame.accessibility.focused?.label == "Manage Storage")
    }

    @Test func showInFolder_opensTheFolder() throws {
        let driver = try WindowDriver(.storage)
        try driver.click(.button, "Show in folder")
        #expect(driver.takeEffects() == ["folder /home/mara/Videos/zentrio"])
    }

    @Test func clearWatched_asksAboutThoseOnly() throws {
        let driver = try WindowDriver(.storage)
        try driver.click(.button, "Clear", in: "Watched downloads")
        #expect(driver.has(.dialog, "Delete 2 downloads?"))
        try driver.click(.button, "Delete 2")
        driver.waitForToasts()
        #expect(driver.takeEffects() == ["remove 100 with file", "remove 107 with file"])
        #expect(driver.model.layers.isEmpty)
    }

    @Test func clearAll_asksAboutEverythingThatIsFinished() throws {
        let driver = try WindowDriver(.storage)
        try driver.click(.button, "Clear all")
        #expect(driver.has(.dialog, "Delete 11 downloads?"))
    }

    @Test func cachedArt_cleared_keepsWhatThePagesShow() throws {
        let driver = try WindowDriver(.storage)
        try driver.click(.button, "Clear", in: "Cached art")
        let effects = driver.takeEffects()
        #expect(effects.count == 1)
        #expect(effects.first?.hasPrefix("clear artwork but of [\"") ?? false, "\(effects)")
    }

    @Test func nothingToClear_buttonsAreDisabled() throws {
        let driver = try WindowDriver(.downloadsEmpty)
        driver.change { _ = $0.perform(.manageStorage) }
        #expect(try !driver.node(.button, "Clear all").isEnabled)
        #expect(try !driver.node(.button, "Clear", in: "Watched downloads").isEnabled)
        #expect(try !driver.node(.button, "Clear", in: "Cached art").isEnabled)
    }

    @Test func rules_changed_hold() throws {
        let driver = try WindowDriver(.storage)
        try driver.click(.button, "More", in: "Downloads at the same time")
        #expect(driver.model.settings.maximumRunning == 3)
    }

    @Test(arguments: [(Language.english, "2"), (.german, "2"), (.arabic, "٢")])
    func downloadsAtTheSameTime_areWrittenAsTheLanguageWritesNumbers(language: Language, number: String) throws {
        let catalogue = try Catalogue.load(language, assets: ProjectFolders.root + "/Assets")
        try Catalogue.$local.withValue(catalogue) {
            let driver = try WindowDriver(.storage)
            let stepper = try driver.node(.spinButton, say("Downloads at the same time"))
            #expect(stepper.value == number)
        }
    }

    @Test func close_closes() throws {
        let driver = try WindowDriver(.storage)
        try driver.click(.button, "Close")
        #expect(driver.model.layers.isEmpty)
    }
}
