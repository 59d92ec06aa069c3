import Testing

@testable import Zentrio

struct NavigationTests {
    @Test func pages_standInTheNavbarsOrder() {
        #expect(Page.inNavbar.map(\.title) == ["Home", "Explore", "Library", "Downloads", "Search"])
        #expect(Page.inNavbar.sorted() == Page.inNavbar)
        #expect(Page.allCases.sorted() == Page.allCases)
        #expect(Page.home < .search)
        #expect(!(Page.downloads < .library))
    }
}
