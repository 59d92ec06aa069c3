import ImmediateUI
import MediaModel
import Testing

@testable import Zentrio

struct SettingsDialogTests {
    @Test func theme_chosen_holdsAtOnce() throws {
        let driver = try WindowDriver(.settings)
        #expect(try driver.node(.radioButton, "System").isChecked)
        try driver.click(.radioButton, "High contrast")
        #expect(driver.model.settings.theme == .highContrast)
        #expect(driver.takeEffects() == ["save highContrast 2 higher", "limits 2"])
        #expect(try driver.node(.radioButton, "High contrast").isChecked)
    }

    @Test func downloadsAtOnce_chosen_isALimit() throws {
        let driver = try WindowDriver(.settings)
        try driver.click(.comboBox, "Downloads at once")
        try driver.click(.menuItem, "5")
        #expect(driver.takeEffects() == ["save system 5 higher", "limits 5"])
        #expect(try driver.node(.comboBox, "Downloads at once").value == "5")
    }

    @Test func quality_chosen_isThePreference() throws {
        let driver = try WindowDriver(.settings)
        try driver.click(.comboBox, "Quality Preference")
        try driver.click(.menuItem, "Best")
        #expect(driver.model.settings.preferredQuality == .best)
    }

    @Test func fullscreen_switchedOff_isOff() throws {
        let driver = try WindowDriver(.settings)
        try driver.click(.toggleButton, "Play in full screen")
        #expect(!driver.model.settings.playsFullscreen)
        #expect(try !driver.node(.toggleButton, "Play in full screen").isChecked)
    }

    @Test(arguments: ["Done", "Close"])
    func closing_keepsWhatWasChosen(button: String) throws {
        let driver = try WindowDriver(.settings)
        try driver.click(.radioButton, "Light")
        try driver.click(.button, button)
        #expect(driver.model.layers.isEmpty)
        #expect(driver.model.settings.theme == .light)
    }
}
