import ImmediateUI
import MediaModel
import Testing

@testable import Zentrio

struct SettingsScreenTests {
    private func driver() throws -> WindowDriver {
        try WindowDriver(.settings, size: Extent(width: 1_280, height: 1_500))
    }

    @Test func theme_chosen_holdsAtOnce() throws {
        let driver = try driver()
        #expect(try driver.node(.radioButton, "System").isChecked)
        try driver.click(.radioButton, "High contrast")
        #expect(driver.model.settings.theme == .highContrast)
        #expect(driver.takeEffects() == ["save highContrast 2 higher", "limits 2"])
        #expect(try driver.node(.radioButton, "High contrast").isChecked)
    }

    @Test func downloadsAtTheSameTime_movedByKeys_isALimit() throws {
        let driver = try driver()
        driver.pass.ui.perform(.focus, on: try driver.node(.slider, "Downloads at the same time").id)
        driver.settle()
        driver.press(.right)
        #expect(driver.takeEffects() == ["save system 3 higher", "limits 3"])
    }

    @Test func quality_chosen_isThePreference() throws {
        let driver = try driver()
        try driver.click(.comboBox, "Quality Preference")
        try driver.click(.menuItem, "Best · as the source")
        #expect(driver.model.settings.preferredQuality == .best)
    }

    @Test func textSizeAndScale_chosen_areKept() throws {
        let driver = try driver()
        try driver.click(.comboBox, "Text size")
        try driver.click(.menuItem, "Larger")
        try driver.click(.comboBox, "Interface scale")
        try driver.click(.menuItem, "125\(Wording.thinSpace)%")
        #expect(driver.model.settings.textSize == .larger)
        #expect(driver.model.settings.scale == 125)
    }

    @Test(arguments: [
        (AccessibilityRole.comboBox, "Language"), (.comboBox, "Text size"), (.toggleButton, "Less motion"),
        (.slider, "Downloads at the same time"), (.button, "Show keys"), (.button, "Manage Storage"),
    ])
    func language_changed_keepsTheFocus(role: AccessibilityRole, label: String) throws {
        let driver = try driver()
        let id = try driver.node(role, label).id
        driver.pass.ui.perform(.focus, on: id)
        driver.settle()
        let german = try Catalogue.load(.german, assets: ProjectFolders.root + "/Assets")
        Catalogue.$local.withValue(german) { driver.settle() }
        #expect(driver.frame.accessibility.focused?.id == id)
        #expect(driver.frame.accessibility.focused?.label != label)
    }

    @Test(arguments: ["Play in full screen", "Less motion", "Unmetered networks only", "Episodes in order"])
    func switch_clicked_turnsOver(label: String) throws {
        let driver = try driver()
        let before = try driver.node(.toggleButton, label).isChecked
        try driver.click(.toggleButton, label)
        #expect(try driver.node(.toggleButton, label).isChecked == !before)
    }

    @Test func section_clicked_scrollsToIt() throws {
        let driver = try WindowDriver(.settings, size: Extent(width: 1_280, height: 480))
        #expect(try driver.node(.pageTab, "Downloads", in: "Settings sections").isSelected)
        try driver.click(.pageTab, "Playback", in: "Settings sections")
        #expect(try driver.node(.heading, "Playback").frame.y < 150)
        #expect(try driver.node(.pageTab, "Playback", in: "Settings sections").isSelected)
    }

    @Test func manageStorage_opensTheDialog() throws {
        let driver = try driver()
        try driver.click(.button, "Manage Storage")
        #expect(driver.model.layers == [.storage])
    }

    @Test(arguments: [Settings.TextSize.normal, .largest])
    func smallestWindow_largeTextHasTheControlBelow(textSize: Settings.TextSize) throws {
        let driver = try WindowDriver(.settings, size: Extent(width: 480, height: 1_500), textSize: textSize)
        let words = try driver.node(.label, "Quality Preference").frame
        let control = try driver.node(.comboBox, "Quality Preference").frame
        #expect((control.y >= words.maxY) == (textSize == .largest))
        #expect(control.maxX <= 480 - 24)
    }

    @Test func onlyProfile_isNotNamed() throws {
        let driver = try driver()
        #expect(driver.says("Settings for this profile"))
        driver.change { $0.profileName = nil }
        #expect(!driver.says("Settings for this profile"))
        #expect(driver.has(.pageTab, "Downloads", in: "Settings sections"))
    }

    @Test func escape_goesBackToThePageBefore() throws {
        let driver = try WindowDriver(.library)
        try driver.click(.button, "Settings")
        driver.press(.escape)
        #expect(driver.model.page == .library)
    }
}
