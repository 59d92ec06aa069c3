import ImmediateUI
import Testing

@testable import Zentrio

struct FramePassTests {
    @Test func run_keyThatNobodyWants_reachesTheWindow() throws {
        let driver = try WindowDriver(.downloadsEmpty)
        driver.run(.key(.function(11)))
        #expect(driver.frame.unhandledKeys == [KeyStroke(.function(11))])
        driver.run(.key(.character("q"), .control))
        #expect(driver.frame.unhandledKeys == [KeyStroke(.character("q"), .control)])
        driver.run(.none)
        #expect(driver.frame.unhandledKeys.isEmpty)
    }

    @Test func run_copy_keepsTheTextForTheClipboard() throws {
        let driver = try WindowDriver(.pasteLink)
        try driver.click(.entry, "Title")
        driver.run(.key(.character("a"), .control))
        driver.run(.key(.character("c"), .control))
        #expect(driver.frame.copied == "Tears of Steel")
        driver.run(.none)
        #expect(driver.frame.copied == nil)
    }

    @Test func run_nothingChanged_paintsTheSame() throws {
        for scene in SampleModel.Scene.allCases {
            let driver = try WindowDriver(scene)
            let before = driver.frame.drawList
            driver.run(.none)
            #expect(driver.frame.drawList == before, "\(scene.rawValue)")
        }
    }

    @Test func run_restingPage_asksForNoFurtherFrame() throws {
        for scene in [SampleModel.Scene.downloads, .downloadsEmpty, .home, .quality, .settings] {
            let driver = try WindowDriver(scene)
            #expect(driver.frame.nextWake == nil, "\(scene.rawValue)")
            #expect(!driver.frame.needsAnotherFrame, "\(scene.rawValue)")
        }
    }

    @Test func announce_twoNoticesBetweenFrames_areTwoToasts() throws {
        let driver = try WindowDriver(.downloadsEmpty)
        driver.change { model in
            _ = model.apply(.notice(.problem("One.")))
            _ = model.apply(.notice(.problem("Two.")))
        }
        #expect(driver.has(.alert, "One."))
        #expect(driver.has(.alert, "Two."))
    }
}
