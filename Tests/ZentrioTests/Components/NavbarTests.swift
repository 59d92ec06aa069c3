import ImmediateUI
import Testing

@testable import Zentrio

struct NavbarTests {
    @Test(arguments: Page.inNavbar)
    func tab_clicked_opensItsPage(page: Page) throws {
        let driver = try WindowDriver(page == .home ? .downloads : .home)
        try driver.click(.pageTab, page.title)
        #expect(driver.model.page == page)
        #expect(try driver.node(.pageTab, page.title).isSelected)
        #expect(driver.frame.accessibility.findAll(role: .pageTab).count { $0.isSelected } == 1)
        #expect(driver.has(.heading, page.title))
        #expect(driver.takeEffects().isEmpty)
    }

    @Test func shortcut_controlAndDigit_opensThePage() throws {
        let driver = try WindowDriver(.downloads)
        driver.press(.character("1"), .control)
        #expect(driver.model.page == .home)
        driver.press(.character("5"), .control)
        #expect(driver.model.page == .search)
    }

    @Test func settings_clicked_openThePage() throws {
        let driver = try WindowDriver(.home)
        try driver.click(.button, "Settings")
        #expect(driver.model.page == .settings)
        #expect(driver.has(.heading, "Settings"))
    }

    @Test func offline_isSaidInWords() throws {
        #expect(try WindowDriver(.offline).says("Offline"))
        #expect(try !WindowDriver(.downloads).says("Offline"))
    }

    @Test(arguments: [Language.english, .german, .arabic], Settings.TextSize.allCases)
    func smallestWindow_pagesAreWrittenToTheirEndsAtItsFoot(language: Language, textSize: Settings.TextSize) throws {
        let catalogue = try Catalogue.load(language, assets: ProjectFolders.root + "/Assets")
        try Catalogue.$local.withValue(catalogue) {
            let driver = try WindowDriver(.home, size: Extent(width: 480, height: 480), textSize: textSize)
            let bar = try driver.node(.pageTabList, say("Pages")).visibleFrame
            for page in Page.inNavbar {
                let isWhole = driver.frame.drawList.commands.contains { command in
                    guard case .text(let text, let origin, let type, _) = command else { return false }
                    return text == page.title && origin.y >= bar.y && origin.y <= bar.maxY && type.size > 11.9
                }
                #expect(isWhole, "\(page.title)")
                #expect(try driver.node(.pageTab, page.title).frame.width <= 96)
            }
        }
    }

    @Test func narrowWindow_hasThePagesAtItsFoot() throws {
        let driver = try WindowDriver(.downloads, size: Extent(width: 600, height: 800))
        for page in Page.inNavbar {
            #expect(try driver.node(.pageTab, page.title).visibleFrame.y > 700)
        }
        try driver.click(.pageTab, "Library")
        #expect(driver.model.page == .library)
    }
}
