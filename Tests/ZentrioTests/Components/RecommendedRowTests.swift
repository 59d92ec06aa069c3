import ImmediateUI
import MediaModel
import Testing

@testable import Zentrio

struct RecommendedRowTests {
    @Test func poster_clicked_opensTheQualityPicker() throws {
        let driver = try WindowDriver(.downloadsEmpty)
        try driver.click(.button, "Download Agent 327")
        #expect(driver.model.layers == [.qualityPicker])
        #expect(driver.takeEffects().first?.hasPrefix("resolve https://artwork.example/agent-327") ?? false)
    }

    @Test func nothingToRecommend_hasNoHeading() throws {
        #expect(try !WindowDriver(SampleDownloads.model([])).has(.heading, "Recommended to Download"))
    }
}
