import ImmediateUI
import MediaModel
import Testing

@testable import Zentrio

struct ShortcutsTests {
    private func driver() throws -> WindowDriver {
        try WindowDriver(
            SampleDownloads.model([
                try SampleDownloads.film(1, "One", state: .running, downloaded: 3),
                try SampleDownloads.film(2, "Two", state: .failed), try SampleDownloads.film(3, "Three"),
            ]))
    }

    /// Puts the focus on a download's card.
    private func focus(_ title: String, _ driver: WindowDriver) throws {
        driver.pass.ui.perform(.focus, on: try driver.node(.listItem, title).id)
        driver.settle()
    }

    @Test func controlAndDigit_openThePages() throws {
        let driver = try driver()
        for (digit, page) in zip("12345", Page.inNavbar) {
            driver.press(.character(digit), .control)
            #expect(driver.model.page == page)
        }
    }

    @Test(arguments: [(Key.character("f"), KeyModifiers.control), (.character("/"), KeyModifiers())])
    func searchKeys_openSearch(key: Key, modifiers: KeyModifiers) throws {
        let driver = try driver()
        driver.press(key, modifiers)
        #expect(driver.model.page == .search)
    }

    @Test func controlComma_opensSettings() throws {
        let driver = try driver()
        driver.press(.character(","), .control)
        #expect(driver.model.page == .settings)
    }

    @Test func questionMark_listsTheKeys_andEscapeReturns() throws {
        let driver = try driver()
        driver.press(.character("?"), .shift)
        #expect(driver.has(.dialog, "Keyboard"))
        driver.press(.escape)
        #expect(driver.model.layers.isEmpty)
    }

    @Test(arguments: [(Language.english, "Delete", "Ctrl"), (.german, "Entf", "Strg"), (.arabic, "Delete", "Ctrl")])
    func list_callsKeysAsKeyboardsDo(language: Language, delete: String, control: String) throws {
        let catalogue = try Catalogue.load(language, assets: ProjectFolders.root + "/Assets")
        try Catalogue.$local.withValue(catalogue) {
            let driver = try driver()
            driver.press(.character("?"), .shift)
            #expect(driver.writes(delete))
            #expect(driver.says("\(control) + A: "))
        }
    }

    @Test func space_onACard_doesItsFirstAction() throws {
        let driver = try driver()
        try focus("One", driver)
        driver.press(.space)
        #expect(driver.takeEffects() == ["pause 1"])
        try focus("Two", driver)
        driver.press(.space)
        #expect(driver.takeEffects() == ["retry 2"])
    }

    @Test func delete_onACard_removesItWithAWayBack() throws {
        let driver = try driver()
        try focus("Two", driver)
        driver.press(.delete)
        #expect(!driver.has(.listItem, "Two"))
        #expect(driver.has(.button, "Undo"))
        #expect(driver.frame.focused != nil)
        driver.waitForToasts()
        #expect(driver.takeEffects() == ["remove 2 with file"])
    }

    @Test func delete_onTheLastRow_leadsToTheRowBefore_neverToUndo() throws {
        let driver = try WindowDriver(
            SampleDownloads.model([
                try SampleDownloads.film(1, "One"), try SampleDownloads.film(2, "Two"),
                try SampleDownloads.film(3, "Three"),
            ]))
        try focus("Three", driver)
        for title in ["Two", "One"] {
            driver.press(.delete)
            #expect(driver.frame.accessibility.focused?.label == title)
            #expect(driver.frame.accessibility.focused?.role == .listItem)
        }
        driver.press(.delete)
        #expect(driver.has(.button, "Undo"))
        #expect(driver.frame.accessibility.focused?.label != "Undo")
    }

    @Test func delete_heldDown_removesOne() throws {
        let driver = try driver()
        try focus("One", driver)
        driver.press(.delete)
        for _ in 0..<5 { driver.run(InputState(events: [.keyPressed(KeyStroke(.delete, isRepeat: true))])) }
        driver.settle()
        #expect(driver.has(.listItem, "Two") && driver.has(.listItem, "Three"))
    }

    @Test func controlZ_bringsBackAllThatWasRemoved() throws {
        let driver = try driver()
        for title in ["One", "Two"] {
            try focus(title, driver)
            driver.press(.delete)
        }
        #expect(driver.says("2 downloads removed"))
        driver.press(.character("z"), .control)
        #expect(driver.has(.listItem, "One") && driver.has(.listItem, "Two"))
        #expect(!driver.has(.button, "Undo"))
    }

    @Test func controlA_whileSelecting_selectsAll() throws {
        let driver = try WindowDriver(
            SampleDownloads.model(try (1...3).map { try SampleDownloads.film($0, state: .completed) }))
        driver.press(.character("a"), .control)
        #expect(driver.model.selection == nil)
        driver.change { _ = $0.perform(.startSelecting) }
        driver.press(.character("a"), .control)
        #expect(driver.model.selection?.count == 3)
    }

    @Test func keys_underADialog_doNothing() throws {
        let driver = try driver()
        driver.change { _ = $0.perform(.manageStorage) }
        driver.press(.character("1"), .control)
        driver.press(.delete)
        #expect(driver.model.page == .downloads)
        #expect(driver.model.removal == nil)
    }
}
