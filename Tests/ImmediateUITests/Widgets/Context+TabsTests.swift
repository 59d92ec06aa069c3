import ImmediateUI
import Testing

private final class TabsScreen {
    var open = 0

    func window() throws -> TestWindow {
        try TestWindow { ui in
            if let open = ui.tabs("tabs", ["Watchlist", "History"], selected: self.open, label: "Library") {
                self.open = open
            }
        }
    }
}

struct ContextTabsTests {
    @Test func click_opensAnother_theTreeSaysWhich() throws {
        let screen = TabsScreen()
        let window = try screen.window()
        window.click(.pageTab, "History")
        #expect(screen.open == 1)
        window.run()
        #expect(window.find(.pageTab, "History")?.states.contains(.selected) == true)
        #expect(window.find(.pageTab, "Watchlist")?.states.contains(.selected) == false)
    }

    @Test func arrows_moveBetweenTabs() throws {
        let screen = TabsScreen()
        let window = try screen.window()
        window.key(.tab)
        window.key(.right)
        window.key(.enter)
        #expect(screen.open == 1)
    }
}
