import ImmediateUI
import MediaModel
import Testing

@testable import Zentrio

struct FailedSectionTests {
    @Test func retry_clicked_triesAgain() throws {
        let driver = try WindowDriver(.downloadsFailed)
        #expect(driver.says("The server closed the connection. Tried 3 times, last at 21:04."))
        #expect(driver.says("61 % kept"))
        try driver.click(.button, "Retry", in: "Tears of Steel")
        #expect(driver.takeEffects() == ["retry 5"])
    }

    @Test(arguments: [Float(480), 640, 720, 1_280], Settings.TextSize.allCases)
    func reason_isWrittenToItsEnd(width: Float, textSize: Settings.TextSize) throws {
        for language in [Language.english, .german, .arabic] {
            let catalogue = try Catalogue.load(language, assets: ProjectFolders.root + "/Assets")
            try Catalogue.$local.withValue(catalogue) {
                let driver = try WindowDriver(
                    .downloadsFailed, size: Extent(width: width, height: 1_200), textSize: textSize)
                let failed = try #require(driver.model.downloads.failed.first { driver.model.downloads[$0] != nil })
                let download = try #require(driver.model.downloads[failed])
                let sentence = try #require(download.failure?.wording(tries: download.attempts))
                let end = try #require(sentence.split(separator: " ").last)
                let isWhole = driver.frame.drawList.commands.contains { command in
                    if case .text(let text, _, _, _) = command { text.hasSuffix(end) } else { false }
                }
                #expect(isWhole, "\(sentence) in \(width) \(textSize) \(language)")
            }
        }
    }

    @Test func remove_clicked_removesIt() throws {
        let driver = try WindowDriver(.downloadsFailed)
        try driver.click(.button, "Remove", in: "Tears of Steel")
        #expect(!driver.has(.heading, "Failed"))
        #expect(driver.takeEffects().isEmpty)
        driver.waitForToasts()
        #expect(driver.takeEffects() == ["remove 5 with file"])
    }

    @Test func clear_clicked_removesAll() throws {
        let driver = try WindowDriver(
            SampleDownloads.model([
                try SampleDownloads.film(1, state: .failed), try SampleDownloads.film(2, state: .failed),
            ]))
        try driver.click(.button, "Clear")
        driver.waitForToasts()
        #expect(driver.takeEffects() == ["remove 1 with file", "remove 2 with file"])
    }

    @Test func otherSource_clicked_opensTheDialogWithTheLink() throws {
        let driver = try WindowDriver(.downloadsFailed)
        try driver.click(.button, "Other source")
        #expect(driver.has(.dialog, "Add a download"))
        #expect(try driver.node(.entry, "Link").value == "https://artwork.example/file")
        #expect(driver.takeEffects().count == 1)
    }

    @Test func offline_retry_isDisabled() throws {
        let driver = try WindowDriver(.offline)
        #expect(try !driver.node(.button, "Retry", in: "Tears of Steel").isEnabled)
    }
}
