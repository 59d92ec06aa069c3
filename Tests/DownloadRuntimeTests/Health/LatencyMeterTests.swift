import DownloadRuntime
import Testing

struct LatencyMeterTests {
    @Test func figures_areOverTheLatestOnly() {
        let meter = LatencyMeter()
        meter.add(.seconds(9))
        for milliseconds in 1...512 { meter.add(.milliseconds(milliseconds)) }
        let figures = meter.figures
        #expect(figures.count == 513)
        #expect(figures.maximumMilliseconds == 512)
        #expect(figures.medianMilliseconds == 256)
    }

    @Test func nothing_isZero() {
        #expect(LatencyMeter().figures == LatencyFigures())
    }
}
