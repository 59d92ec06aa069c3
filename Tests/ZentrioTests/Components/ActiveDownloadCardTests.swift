import ImmediateUI
import MediaModel
import Testing

@testable import Zentrio

struct ActiveDownloadCardTests {
    private func driver(_ state: DownloadState) throws -> WindowDriver {
        try WindowDriver(SampleDownloads.model([try SampleDownloads.film(1, state: state, downloaded: 40)]))
    }

    @Test func running_pauseClicked_asksToPause() throws {
        let driver = try driver(.running)
        try driver.click(.button, "Pause", in: "Metropolis")
        #expect(driver.takeEffects() == ["pause 1"])
        #expect(!driver.has(.button, "Resume", in: "Metropolis"))
    }

    @Test func paused_resumeClicked_asksToResume() throws {
        let driver = try driver(.paused)
        #expect(try driver.node(.listItem, "Metropolis").value == "Paused")
        try driver.click(.button, "Resume", in: "Metropolis")
        #expect(driver.takeEffects() == ["resume 1"])
    }

    @Test func pausing_button_isDisabled() throws {
        let driver = try driver(.pausing)
        #expect(try !driver.node(.button, "Pause", in: "Metropolis").isEnabled)
        try driver.click(.button, "Pause", in: "Metropolis")
        #expect(driver.takeEffects().isEmpty)
    }

    @Test func completing_hasNoPause() throws {
        let driver = try driver(.completing)
        #expect(!driver.has(.button, "Pause", in: "Metropolis"))
        #expect(!driver.has(.button, "Resume", in: "Metropolis"))
        #expect(driver.has(.button, "Cancel", in: "Metropolis"))
    }

    @Test func pauseByEnter_buttonKeepsTheFocusWhileItChanges() throws {
        let driver = try driver(.running)
        driver.pass.ui.perform(.focus, on: try driver.node(.button, "Pause", in: "Metropolis").id)
        driver.settle()
        driver.press(.enter)
        #expect(driver.takeEffects() == ["pause 1"])
        try turn(driver, .pausing)
        #expect(driver.frame.accessibility.focused?.label == "Pause")
        driver.press(.enter)
        #expect(driver.takeEffects().isEmpty)
        try turn(driver, .paused)
        #expect(driver.frame.accessibility.focused?.label == "Resume")
        driver.press(.enter)
        #expect(driver.takeEffects() == ["resume 1"])
        try turn(driver, .running)
        #expect(driver.frame.accessibility.focused?.label == "Pause")
    }

    @Test func pauseClicked_buttonKeepsTheFocus() throws {
        let driver = try driver(.running)
        try driver.click(.button, "Pause", in: "Metropolis")
        try turn(driver, .paused)
        #expect(driver.frame.accessibility.focused?.label == "Resume")
    }

    @Test func completing_whileItsButtonHasTheFocus_givesItToTheCard() throws {
        let driver = try driver(.running)
        driver.pass.ui.perform(.focus, on: try driver.node(.button, "Pause", in: "Metropolis").id)
        driver.settle()
        try turn(driver, .completing)
        #expect(driver.frame.accessibility.focused?.role == .listItem)
    }

    @Test func resumeBySpace_becomesARow_keepsTheFocusOnTheDownload() throws {
        let driver = try WindowDriver(
            SampleDownloads.model([
                try SampleDownloads.film(1, state: .paused, downloaded: 40),
                try SampleDownloads.film(2, "Nosferatu", state: .running, downloaded: 40),
                try SampleDownloads.film(3, "Caligari"),
            ]))
        driver.pass.ui.perform(.focus, on: try driver.node(.listItem, "Metropolis").id)
        driver.settle()
        driver.press(.space)
        #expect(driver.takeEffects() == ["resume 1"])
        try turn(driver, .pending)
        #expect(driver.frame.accessibility.focused?.label == "Metropolis")
        #expect(driver.has(.comboBox, "Priority", in: "Metropolis"))
    }

    private func turn(_ driver: WindowDriver, _ state: DownloadState) throws {
        let download = try SampleDownloads.film(1, state: state, downloaded: 40)
        driver.change { $0.downloads.put(download) }
    }

    @Test(arguments: [DownloadState.running, .paused, .waiting(.network), .scheduled])
    func cancelClicked_removesItWhenTheToastHasGone(state: DownloadState) throws {
        let driver = try driver(state)
        try driver.click(.button, "Cancel", in: "Metropolis")
        #expect(!driver.has(.listItem, "Metropolis"))
        #expect(driver.takeEffects() == (state == .paused ? [] : ["pause 1"]))
        driver.waitForToasts()
        #expect(driver.takeEffects() == ["remove 1 with file"])
    }

    @Test func cancelClicked_undo_bringsItBack() throws {
        let driver = try driver(.running)
        try driver.click(.button, "Cancel", in: "Metropolis")
        try driver.click(.button, "Undo")
        #expect(driver.has(.listItem, "Metropolis"))
        driver.waitForToasts()
        #expect(driver.takeEffects() == ["pause 1", "resume 1"])
    }

    @Test func progress_frame_movesBarAndWords() throws {
        let driver = try driver(.running)
        let before = try driver.node(.progressBar, "Progress", in: "Metropolis").value
        #expect(driver.says("40 %"))
        driver.change { model in
            let progress = DownloadProgress(
                downloaded: ByteCount(75_000_000), total: ByteCount(100_000_000), smoothedSpeed: ByteCount(5_000_000),
                timeLeft: .seconds(5))
            model.apply(progress, of: SampleDownloads.id(1))
        }
        #expect(try driver.node(.progressBar, "Progress", in: "Metropolis").value != before)
        #expect(driver.says("75 %"))
        #expect(driver.says("75 of 100 MB"))
        #expect(driver.says("5.0 MB/s"))
        #expect(driver.says("5 s left"))
    }

    @Test func unknownSize_showsNoPercent() throws {
        let driver = try driver(.running)
        driver.change { $0.apply(DownloadProgress(downloaded: ByteCount(5_000_000)), of: SampleDownloads.id(1)) }
        let bar = try driver.node(.progressBar, "Progress", in: "Metropolis")
        #expect(bar.states.contains(.indeterminate))
        #expect(driver.says("5 MB"))
        #expect(!driver.says("5 %"))
    }

    @Test(arguments: [Float(840), 870, 900, 960, 1_280])
    func badges_areWholeOrNotThere(width: Float) throws {
        let driver = try WindowDriver(.downloads, size: Extent(width: width, height: 800))
        let quality = try driver.node(.label, "Higher · 1080p", in: "Metropolis")
        let format = try driver.node(.label, "HLS", in: "Metropolis")
        #expect(quality.visibleFrame == quality.frame)
        #expect(format.visibleFrame == format.frame || format.visibleFrame.isEmpty)
        #expect(width < 1_280 || !format.visibleFrame.isEmpty)
    }

    @Test func buttons_ofTwoCards_actOnTheirOwn() throws {
        let driver = try WindowDriver(
            SampleDownloads.model([
                try SampleDownloads.film(1, "One", state: .running),
                try SampleDownloads.film(2, "Two", state: .running),
            ]))
        try driver.click(.button, "Pause", in: "Two")
        try driver.click(.button, "Cancel", in: "One")
        #expect(driver.takeEffects() == ["pause 2", "pause 1"])
        #expect(driver.has(.listItem, "Two"))
        #expect(!driver.has(.listItem, "One"))
    }
}
