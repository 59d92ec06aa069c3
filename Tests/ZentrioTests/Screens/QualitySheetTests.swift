import ImmediateUI
import MediaModel
import MediaSources
import Testing

@testable import Zentrio

struct QualitySheetTests {
    @Test func open_preferredQuality_isChosen() throws {
        let driver = try WindowDriver(.quality)
        #expect(driver.has(.heading, "Download Metropolis"))
        #expect(try driver.node(.radioButton, "Higher").isChecked)
        #expect(driver.says("3.4 GB"))
    }

    @Test func onlyProfile_isNotNamed() throws {
        let driver = try WindowDriver(.quality)
        #expect(driver.says("Remember for Mara and choose it beforehand"))
        driver.change { $0.profileName = nil }
        #expect(driver.says("Remember this and choose it beforehand"))
    }

    @Test func best_chosen_changesTheButton() throws {
        let driver = try WindowDriver(.quality)
        try driver.click(.radioButton, "Best")
        #expect(try driver.node(.radioButton, "Best").isChecked)
        #expect(driver.has(.button, "Download 6.8\(Wording.thinSpace)GB"))
    }

    @Test func moreOptions_exactResolution_isTaken() throws {
        let driver = try WindowDriver(.quality)
        try driver.click(.button, "More options")
        #expect(driver.has(.button, "Fewer options"))
        try driver.click(.radioButton, "720p H.264 · Standard")
        #expect(try driver.node(.radioButton, "720p H.264 · Standard").isChecked)
        try driver.click(.button, "Fewer options")
        #expect(!driver.has(.radioButton, "720p H.264 · Standard"))
        #expect(try driver.node(.radioButton, "Standard").isChecked)
    }

    @Test func file_offersNoTracks() throws {
        let driver = try WindowDriver(.quality)
        try driver.click(.button, "More options")
        #expect(!driver.has(.toggleButton, "German"))
        #expect(!driver.has(.toggleButton, "Dutch"))
    }

    @Test func manifest_offersItsTracks() throws {
        let driver = try WindowDriver(.quality)
        driver.makeManifest()
        try driver.click(.button, "More options")
        #expect(try driver.node(.toggleButton, "German").isChecked)
        try driver.click(.toggleButton, "Dutch")
        try driver.click(.toggleButton, "English")
        try driver.click(.toggleButton, "English")
        #expect(driver.model.addDownload.tracks == TrackWish(audioLanguages: ["de"], subtitleLanguages: ["nl"]))
        // Without sound there would be nothing to hear.
        try driver.click(.toggleButton, "German")
        #expect(driver.model.addDownload.tracks.audioLanguages == ["de"])
    }

    @Test func subtitles_chosenInTheSheet_stayChosen() throws {
        let driver = try WindowDriver(.quality)
        driver.makeManifest()
        try driver.click(.comboBox, "Subtitles")
        try driver.click(.menuItem, "Dutch")
        #expect(try driver.node(.comboBox, "Subtitles").value == "Dutch")
        #expect(driver.model.addDownload.tracks.subtitleLanguages == ["nl"])
    }

    @Test func subtitles_none_takesAllTicksAway() throws {
        let driver = try WindowDriver(.quality)
        driver.makeManifest()
        try driver.click(.comboBox, "Subtitles")
        #expect(try driver.node(.menuItem, "None").isChecked)
        try driver.click(.menuItem, "Dutch")
        try driver.click(.menuItem, "English")
        #expect(try !driver.node(.menuItem, "None").isChecked)
        #expect(driver.model.addDownload.tracks.subtitleLanguages == ["nl", "en"])
        try driver.click(.menuItem, "None")
        #expect(driver.model.addDownload.tracks.subtitleLanguages.isEmpty)
        #expect(driver.has(.menuItem, "Dutch"))
        driver.press(.escape)
        #expect(!driver.has(.menuItem, "Dutch"))
        #expect(driver.model.layers == [.qualityPicker])
    }

    @Test(arguments: [Language.english, .german, .arabic], Settings.TextSize.allCases)
    func smallestWindow_choicesAreWrittenToTheirEnd(language: Language, textSize: Settings.TextSize) throws {
        let catalogue = try Catalogue.load(language, assets: ProjectFolders.root + "/Assets")
        try Catalogue.$local.withValue(catalogue) {
            // High enough for all of them: what is scrolled away is not drawn.
            let driver = try WindowDriver(.quality, size: Extent(width: 480, height: 1_200), textSize: textSize)
            let link = try #require(driver.model.addDownload.resolved)
            for option in StreamChoice.options(among: link.streams) {
                #expect(driver.writes(option.quality.name))
                #expect(driver.writes(option.resolution), "\(option.resolution)")
            }
        }
    }

    @Test func wideWindow_choicesStandSideBySide() throws {
        let driver = try WindowDriver(.quality)
        let standard = try driver.node(.radioButton, "Standard").frame
        let best = try driver.node(.radioButton, "Best").frame
        #expect(standard.y == best.y && standard.maxX < best.x)
    }

    @Test func remember_ticked_storesTheChoice() throws {
        let driver = try WindowDriver(.quality)
        let label = "Remember for Mara and choose it beforehand"
        #expect(try driver.node(.checkBox, label).isChecked)
        try driver.click(.radioButton, "Standard")
        try driver.click(.button, "Download 1.4\(Wording.thinSpace)GB")
        #expect(driver.takeEffects() == ["enqueue Metropolis 720p normal", "save system 2 standard"])
    }

    @Test func remember_unticked_storesNothing() throws {
        let driver = try WindowDriver(.quality)
        try driver.click(.checkBox, "Remember for Mara and choose it beforehand")
        try driver.click(.button, "Download 3.4\(Wording.thinSpace)GB")
        #expect(driver.takeEffects() == ["enqueue Metropolis 1080p normal"])
    }

    @Test(arguments: ["Cancel", "Close"])
    func closing_takesNothing(button: String) throws {
        let driver = try WindowDriver(.quality)
        try driver.click(.button, button)
        #expect(driver.model.layers.isEmpty)
        #expect(driver.takeEffects().isEmpty)
    }

    @Test func waitingForTheSource_canBeLeft() throws {
        let driver = try WindowDriver(.quality)
        driver.change { $0.addDownload.detection = .looking }
        #expect(driver.says("Looking at the source"))
        driver.press(.tab)
        #expect(driver.frame.accessibility.focused?.label == "Close")
        try driver.click(.button, "Close")
        #expect(driver.model.layers.isEmpty)
    }

    @Test func pressOutside_closes() throws {
        let driver = try WindowDriver(.quality)
        driver.run(.click(Point(x: 20, y: 100)))
        driver.settle()
        #expect(driver.model.layers.isEmpty)
    }
}

extension WindowDriver {
    /// Makes what was found the pictures of an HLS manifest.
    fileprivate func makeManifest() {
        guard var link = model.addDownload.resolved else { return }
        for index in link.streams.indices { link.streams[index].format = .hls }
        model.addDownload.found(link, preferred: .higher)
        settle()
    }
}
