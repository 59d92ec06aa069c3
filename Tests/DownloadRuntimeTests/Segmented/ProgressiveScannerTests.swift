import Testing

@testable import DownloadRuntime

struct ProgressiveScannerTests {
    private typealias Samples = ContainerSamples

    private func isProgressive(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { ProgressiveScanner.isProgressive($0) }
    }

    private func scan(_ bytes: [UInt8]) throws -> SegmentMeasure {
        try bytes.withUnsafeBytes { bytes throws(SegmentFlaw) in try ProgressiveScanner.scan(bytes) }
    }

    @Test func fileWithoutFragments_isOne() {
        let movie = Samples.movie(offsets: [32], sampleSizes: [4], samplesPerChunk: 1)
        let media = Samples.box("mdat", [1, 2, 3, 4])
        #expect(isProgressive(Samples.fileType + media + movie))
        #expect(isProgressive(Samples.fileType + movie + media))
        #expect(!isProgressive(Samples.fileType + media), "its header is not there")
    }

    @Test func fragments_areNone() {
        let header = Samples.box("moov", Samples.box("mvhd", []) + Samples.box("mvex", []))
        #expect(!isProgressive(Samples.fileType + header))
        #expect(!isProgressive(Samples.box("moof", []) + Samples.box("mdat", [1])))
        #expect(!isProgressive(Samples.box("moov", []) + Samples.box("moof", []) + Samples.box("mdat", [1])))
    }

    @Test func fileThatIsCutOff_isDamaged() {
        let movie = Samples.movie(offsets: [400], sampleSizes: [400], samplesPerChunk: 1)
        let file = Samples.fileType + movie + Samples.box("mdat", [UInt8](repeating: 1, count: 600))
        #expect(throws: SegmentFlaw.self) { try scan(Array(file.dropLast(300))) }
        #expect(throws: SegmentFlaw.self) { try scan(Samples.fileType) }
    }
}
