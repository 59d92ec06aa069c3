import ImmediateUI
import MediaModel
import Testing

@testable import Zentrio

struct QueueListTests {
    private func driver() throws -> WindowDriver {
        try WindowDriver(
            SampleDownloads.model([
                try SampleDownloads.film(1, "One"), try SampleDownloads.film(2, "Two"),
                try SampleDownloads.film(3, "Three", state: .paused),
            ]))
    }

    @Test func german_reasonInTheSecondLine_keepsItsCapitals() throws {
        let german = try Catalogue.load(.german, assets: ProjectFolders.root + "/Assets")
        try Catalogue.$local.withValue(german) {
            let driver = try WindowDriver(.downloads, size: Extent(width: 720, height: 900))
            #expect(driver.says("Nur unbegrenztes Netz"))
            #expect(!driver.says("nur unbegrenztes"))
        }
    }

    @Test(arguments: [Language.english, .arabic])
    func longQueue_titlesBeginAtOnePlace(language: Language) throws {
        let catalogue = try Catalogue.load(language, assets: ProjectFolders.root + "/Assets")
        try Catalogue.$local.withValue(catalogue) {
            let films = try (1...120).map { try SampleDownloads.film($0, "Film \($0)") }
            let driver = try WindowDriver(SampleDownloads.model(films), size: Extent(width: 1_280, height: 9_000))
            let starts = try (1...120).map { number in
                let frame = try driver.node(.label, "Film \(number)").frame
                return language == .arabic ? frame.maxX : frame.x
            }
            #expect(Set(starts).count == 1, "\(starts)")
        }
    }

    @Test func draggedRow_numbersAreThoseOfThePlacesShown() throws {
        let driver = try driver()
        let handle = try driver.node(.button, "Move One").frame
        let pitch = try driver.node(.button, "Move Two").frame.y - handle.y
        let grip = Point(x: handle.midX, y: handle.midY)
        driver.run(
            InputState(events: [.pointerMoved(grip), .pointerPressed(.primary, grip, clicks: 1, modifiers: [])]))
        driver.run(.move(Point(x: grip.x, y: grip.y + 2 * pitch)))
        driver.settle()
        #expect(driver.has(.label, "3", in: "One"))
        #expect(driver.has(.label, "1", in: "Two"))
        #expect(driver.has(.label, "2", in: "Three"))
    }

    @Test func longTitle_leavesItsNoteWhole_andTakesTheRoomOfAReason() throws {
        var film = try SampleDownloads.film(1, String(repeating: "A Long Day in the Country ", count: 6))
        film.request.item.year = 1927
        film.request.item.duration = .seconds(153 * 60)
        let driver = try WindowDriver(SampleDownloads.model([film]))
        let note = film.request.item.subtitle
        #expect(driver.writes(note))
        let gap = try driver.node(.label, "1080p").frame.x - driver.node(.label, note).frame.maxX
        #expect(gap < 40)
    }

    @Test(arguments: [Language.english, .german, .arabic])
    func longReason_isWrittenToItsEnd_andTheColumnsStayStraight(language: Language) throws {
        let catalogue = try Catalogue.load(language, assets: ProjectFolders.root + "/Assets")
        try Catalogue.$local.withValue(catalogue) {
            let full = try SampleDownloads.film(1, "One", state: .waiting(.space(ByteCount(20_000_000))))
            let driver = try WindowDriver(SampleDownloads.model([full, try SampleDownloads.film(2, "Two")]))
            #expect(driver.writes(DownloadStatusText(full).sentence))
            let sizes = try ["One", "Two"].map { try driver.node(.comboBox, say("Priority"), in: $0).frame.x }
            #expect(sizes[0] == sizes[1])
            let rows = try ["One", "Two"].map { try driver.node(.listItem, $0).frame.height }
            #expect(rows[0] == rows[1])
        }
    }

    @Test func hoveredRow_showsTheShapeOfItsPriority() throws {
        let driver = try driver()
        let row = try driver.node(.listItem, "Two").visibleFrame
        let priority = try driver.node(.comboBox, "Priority", in: "Two").visibleFrame
        driver.run(.move(Point(x: row.midX, y: row.midY)))
        driver.settle()
        let fills = driver.frame.drawList.commands.compactMap { command -> (Rect, Color)? in
            if case .fill(let rect, _, let color) = command { (rect, color) } else { nil }
        }
        let rowFill = fills.last { $0.0.height == row.height && $0.0.width == row.width }?.1
        let priorityFill = fills.last { $0.0 == priority }?.1
        #expect(rowFill == driver.pass.ui.style.color.surface2)
        #expect(priorityFill != nil && priorityFill != rowFill)
    }

    @Test func toTop_ofTheFirst_isDisabled() throws {
        let driver = try driver()
        #expect(try !driver.node(.button, "Move to the top of the queue", in: "One").isEnabled)
        try driver.click(.button, "Move to the top of the queue", in: "Two")
        #expect(driver.takeEffects() == ["move 2 before 1"])
    }

    @Test func priority_chosenFromItsMenu_isSet() throws {
        let driver = try driver()
        try driver.click(.comboBox, "Priority", in: "Two")
        #expect(try driver.node(.menuItem, "Normal").isChecked)
        try driver.click(.menuItem, "Next")
        #expect(driver.takeEffects() == ["priority 2 next"])
        #expect(!driver.has(.menuItem, "Next"))
    }

    @Test func paused_resumeAndCancel_act() throws {
        let driver = try driver()
        try driver.click(.button, "Resume", in: "Three")
        try driver.click(.button, "Cancel", in: "Three")
        driver.waitForToasts()
        #expect(driver.takeEffects() == ["resume 3", "remove 3 with file"])
    }
}
