import ImmediateUI
import Testing

@testable import Zentrio

struct EmptyPageScreenTests {
    @Test(arguments: [SampleModel.Scene.home, .library])
    func button_leadsToExplore(scene: SampleModel.Scene) throws {
        let driver = try WindowDriver(scene)
        try driver.click(.button, "Explore")
        #expect(driver.model.page == .explore)
    }

    @Test(arguments: [SampleModel.Scene.explore, .search])
    func button_opensPasteLink(scene: SampleModel.Scene) throws {
        let driver = try WindowDriver(scene)
        try driver.click(.button, "Paste Link")
        #expect(driver.model.layers == [.addDownload])
    }
}
