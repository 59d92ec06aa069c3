import ImmediateUI
import MediaModel
import MediaSources
import Testing

@testable import Zentrio

struct AddDownloadDialogTests {
    private func open() throws -> WindowDriver {
        let driver = try WindowDriver(.downloadsEmpty)
        try driver.click(.button, "Paste Link")
        return driver
    }

    /// A driver whose dialog has found three variants.
    private func found() throws -> WindowDriver {
        let driver = try open()
        driver.type("https://media.example/a.mp4")
        driver.change { model in
            guard let link = try? SampleDownloads.link([2160, 1080, 720]) else { return }
            _ = model.apply(.resolved(link, number: model.addDownload.number))
        }
        _ = driver.takeEffects()
        return driver
    }

    @Test func open_linkFieldHasTheFocus_andNothingCanBeAdded() throws {
        let driver = try open()
        #expect(driver.frame.accessibility.focused?.label == "Link")
        #expect(try !driver.node(.button, "Add to queue").isEnabled)
        #expect(try !driver.node(.button, "Start now").isEnabled)
        #expect(driver.says("A film's address, or the address of an add-on's title"))
    }

    @Test func onlyProfile_isNotNamed() throws {
        let driver = try open()
        #expect(driver.says("212 GB free · saved for Mara"))
        driver.change { $0.profileName = nil }
        #expect(driver.says("212 GB free"))
        #expect(!driver.says("saved for"))
    }

    @Test func typing_aLink_looksItUp() throws {
        let driver = try open()
        driver.type("https://media.example/a.mp4")
        #expect(try driver.node(.entry, "Link").value == "https://media.example/a.mp4")
        #expect(driver.model.addDownload.link == "https://media.example/a.mp4")
        let effect = try #require(driver.takeEffects().last)
        #expect(effect.hasPrefix("resolve https://media.example/a.mp4 #") && effect.hasSuffix(" typed"))
        #expect(driver.says("Looking at this address"))
    }

    @Test func typing_aWord_looksNothingUp() throws {
        let driver = try open()
        driver.type("metropolis")
        #expect(driver.takeEffects().isEmpty)
        #expect(!driver.says("Looking"))
    }

    @Test func enter_onAWord_saysWhyNot() throws {
        let driver = try open()
        driver.type("metropolis")
        #expect(try !driver.node(.entry, "Link").states.contains(.invalid))
        driver.press(.enter)
        #expect(driver.says("This is not a web address. One starts with http:// or https://."))
        #expect(try driver.node(.entry, "Link").states.contains(.invalid))
        driver.type(".example")
        #expect(try !driver.node(.entry, "Link").states.contains(.invalid))
        #expect(driver.takeEffects().last?.hasPrefix("resolve metropolis.example #") ?? false)
    }

    @Test func pasteButton_readsTheClipboard() throws {
        let driver = try open()
        try driver.click(.button, "Paste")
        #expect(driver.takeEffects() == ["clipboard"])
        driver.change { _ = $0.perform(.addDownload(link: "https://media.example/b.mp4")) }
        #expect(try driver.node(.entry, "Link").value == "https://media.example/b.mp4")
        #expect(driver.says("Looking at this address"))
    }

    @Test func controlV_inTheField_pastesThere() throws {
        let driver = try open()
        driver.run(InputState(events: [.pasted("https://media.example/c.mp4")]))
        driver.settle()
        #expect(driver.model.addDownload.link == "https://media.example/c.mp4")
    }

    @Test func failed_sentence_isShown() throws {
        let driver = try open()
        driver.type("https://media.example/page.html")
        driver.change {
            _ = $0.apply(.notResolved(sentence: "This is a web page, not a film.", number: $0.addDownload.number))
        }
        #expect(driver.says("This is a web page, not a film."))
        #expect(try driver.node(.entry, "Link").states.contains(.invalid))
        #expect(try !driver.node(.button, "Add to queue").isEnabled)
    }

    @Test(arguments: [Float(480), 720, 1_280])
    func typing_leavesTheDialogAsHighAsItWas(width: Float) throws {
        let driver = try WindowDriver(.downloadsEmpty, size: Extent(width: width, height: 800))
        let address = try WebAddress("https://addon.example/stream/movie/sintel.json")
        driver.change { model in
            _ = model.apply(.suggestions([LinkSuggestion(address: address, item: MediaItem(title: "Sintel"))]))
            _ = model.perform(.addDownload(link: nil))
        }
        let height = try driver.node(.dialog, "Add a download").frame.height
        driver.type("metropolis")
        #expect(try driver.node(.dialog, "Add a download").frame.height == height)
        driver.press(.enter)
        #expect(driver.model.addDownload.problem != nil)
        #expect(try driver.node(.dialog, "Add a download").frame.height == height)
        driver.type(".example")
        #expect(driver.says("Looking at this address"))
        #expect(try driver.node(.dialog, "Add a download").frame.height == height)
    }

    @Test func found_variants_areListedAndThePreferredIsChosen() throws {
        let driver = try found()
        #expect(driver.says("3 variants found"))
        #expect(try driver.node(.radioButton, "1080p").isChecked)
        #expect(try driver.node(.entry, "Title").value == "Sintel")
        #expect(try driver.node(.entry, "Year").value == "2010")
    }

    @Test func variant_clicked_isTaken() throws {
        let driver = try found()
        try driver.click(.radioButton, "720p")
        #expect(try driver.node(.radioButton, "720p").isChecked)
        #expect(try !driver.node(.radioButton, "1080p").isChecked)
        try driver.click(.button, "Add to queue")
        #expect(driver.takeEffects() == ["enqueue Sintel 720p normal"])
        #expect(driver.model.layers.isEmpty)
    }

    @Test func title_edited_isInTheRequest() throws {
        let driver = try found()
        try driver.click(.entry, "Title")
        driver.press(.character("a"), .control)
        driver.type("Durian")
        try driver.click(.radioButton, "Clip")
        try driver.click(.button, "Start now")
        #expect(driver.takeEffects() == ["enqueue Durian 1080p next"])
    }

    @Test func saveAsEpisode_asksWhichOne() throws {
        let driver = try found()
        #expect(!driver.has(.entry, "Season"))
        try driver.click(.radioButton, "Episode")
        try driver.click(.entry, "Season")
        driver.press(.character("a"), .control)
        driver.type("3")
        try driver.click(.entry, "Episode")
        driver.press(.character("a"), .control)
        driver.type("1x2")
        let link = try #require(driver.model.addDownload.resolved)
        #expect(driver.model.addDownload.item(of: link).kind == .episode(season: 3, number: 12, name: nil))
    }

    /// The longest words, and the largest letters.
    @Test(arguments: [Float(480), 720, 1_280], [Language.english, .german, .arabic])
    func everyControl_isInTheDialog(width: Float, language: Language) throws {
        let catalogue = try Catalogue.load(language, assets: ProjectFolders.root + "/Assets")
        try Catalogue.$local.withValue(catalogue) {
            for textSize in [Settings.TextSize.normal, .largest] {
                let driver = try WindowDriver(
                    .pasteLink, size: Extent(width: width, height: 800), textSize: textSize)
                driver.change { $0.addDownload.saveKind = .episode }
                let nodes = driver.frame.accessibility.nodes.drop { $0.role != .dialog }
                let dialog = try #require(nodes.first).frame
                for node in nodes where node.states.contains(.focusable) {
                    let isInside = node.frame.x >= dialog.x && node.frame.maxX <= dialog.maxX
                    #expect(isInside, "\(node.label) at \(node.frame)")
                }
                let season = try driver.node(.entry, say("Season"))
                #expect(try driver.node(.entry, say("Episode")).frame.y == season.frame.y)
            }
        }
    }

    @Test(arguments: [Float(480), 720, 1_280], [Language.english, .german, .arabic])
    func variantsHeading_largestText_isWrittenToItsEnd(width: Float, language: Language) throws {
        let catalogue = try Catalogue.load(language, assets: ProjectFolders.root + "/Assets")
        try Catalogue.$local.withValue(catalogue) {
            let driver = try WindowDriver(.pasteLink, size: Extent(width: width, height: 900), textSize: .largest)
            let heading = try driver.node(.heading, say("Variants")).frame
            let note = try driver.node(.label, say("Estimated from bandwidth and length")).frame
            #expect(driver.writes(say("Variants")))
            #expect(heading.maxX <= note.x || note.maxX <= heading.x || heading.maxY <= note.y)
        }
    }

    @Test func year_letters_areNotTaken() throws {
        let driver = try found()
        try driver.click(.entry, "Year")
        driver.press(.character("a"), .control)
        driver.type("19x278")
        #expect(try driver.node(.entry, "Year").value == "1927")
    }

    @Test func enter_inTheLinkField_adds() throws {
        let driver = try found()
        try driver.click(.entry, "Link")
        driver.press(.enter)
        #expect(driver.takeEffects() == ["enqueue Sintel 1080p normal"])
    }

    @Test func link_cleared_forgetsWhatWasFound() throws {
        let driver = try found()
        try driver.click(.entry, "Link")
        driver.press(.character("a"), .control)
        driver.press(.backspace)
        #expect(driver.model.addDownload.link.isEmpty)
        #expect(!driver.has(.radioButton, "1080p"))
        #expect(try !driver.node(.button, "Add to queue").isEnabled)
    }

    @Test(arguments: ["Cancel", "Close"])
    func closing_forgetsTheLink(button: String) throws {
        let driver = try found()
        try driver.click(.button, button)
        #expect(driver.model.layers.isEmpty)
        try driver.click(.button, "Paste Link")
        #expect(try driver.node(.entry, "Link").value.isEmpty)
    }

    @Test func suggestion_clicked_leadsThroughThePickerToADownload() throws {
        let driver = try open()
        let address = try WebAddress("https://addon.example/stream/movie/sintel.json")
        driver.change {
            _ = $0.apply(.suggestions([LinkSuggestion(address: address, item: MediaItem(title: "Sintel"))]))
        }
        try driver.click(.button, "Sintel")
        #expect(driver.model.layers == [.qualityPicker])
        #expect(driver.says("Looking at the source"))
        #expect(driver.takeEffects() == ["resolve \(address.text) #\(driver.model.addDownload.number)"])
        driver.change { model in
            guard let link = try? SampleDownloads.link([2160, 1080, 720]) else { return }
            _ = model.apply(.resolved(link, number: model.addDownload.number))
        }
        try driver.click(.radioButton, "Standard")
        try driver.click(.button, "Download 720\(Wording.thinSpace)MB")
        #expect(driver.takeEffects() == ["enqueue Sintel 720p normal"])
        #expect(driver.model.layers.isEmpty)
    }
}
