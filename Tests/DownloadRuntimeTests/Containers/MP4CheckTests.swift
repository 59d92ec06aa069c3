import Testing
import ZentrioTestSupport

@testable import DownloadRuntime

struct MP4CheckTests {
    private let media = ContainerSamples.box("mdat", [UInt8](repeating: 7, count: 1000))

    /// A film with its movie box first; the media's 1,000 bytes are two chunks of two samples.
    private func film(isLong: Bool = false, isElsewhere: Bool = false, mdat: [UInt8]? = nil) -> [UInt8] {
        func movie(_ start: Int) -> [UInt8] {
            ContainerSamples.movie(
                offsets: [start, start + 400], sampleSizes: [200, 200, 300, 300], samplesPerChunk: 2, isLong: isLong,
                isElsewhere: isElsewhere)
        }
        let start = ContainerSamples.fileType.count + movie(0).count + 8
        return ContainerSamples.fileType + movie(start) + (mdat ?? media)
    }

    @Test(arguments: [true, false])
    func wholeFilm_isFine(isLong: Bool) throws {
        #expect(try ContainerSamples.damage(film(isLong: isLong)) == nil)
    }

    @Test func originBody_isFine() throws {
        #expect(try ContainerSamples.damage(OriginBody(seed: 1, count: 5000).bytes) == nil)
    }

    @Test(arguments: [1, 5, 999, 1000])
    func cutFilm_isDamaged(missing: Int) throws {
        let cause = try ContainerSamples.damage(film().dropLast(missing))
        #expect(cause?.contains("mdat") == true)
    }

    @Test func movieBoxCutOff_isDamaged() throws {
        let content = ContainerSamples.fileType + media
        #expect(try ContainerSamples.damage(content) == "an MP4 file without a moov box")
    }

    /// `mdat` to the end of the file has no length of its own; the sample tables know better.
    @Test(arguments: [true, false])
    func openMedia_cut_isDamaged(isLong: Bool) throws {
        let open = ContainerSamples.number(0) + Array("mdat".utf8) + [UInt8](repeating: 7, count: 1000)
        let whole = film(isLong: isLong, mdat: open)
        #expect(try ContainerSamples.damage(whole) == nil)
        #expect(try ContainerSamples.damage(whole.dropLast(1))?.contains("last chunk") == true)
        #expect(try ContainerSamples.damage(whole.dropLast(700))?.contains("last chunk") == true)
    }

    @Test func mediaInAnotherFile_isNotJudged() throws {
        let content = film(isElsewhere: true, mdat: ContainerSamples.box("free", []))
        #expect(try ContainerSamples.damage(content) == nil)
    }

    @Test func largeBoxHeader_isRead() throws {
        let large = ContainerSamples.number(1) + Array("mdat".utf8) + ContainerSamples.number(1016, 8)
        let whole =
            ContainerSamples.fileType + ContainerSamples.box("moov", []) + large + [UInt8](repeating: 7, count: 1000)
        #expect(try ContainerSamples.damage(whole) == nil)
        #expect(try ContainerSamples.damage(whole.dropLast(1)) != nil)
    }

    @Test func fragments_cutInside_areDamaged() throws {
        let fragment = ContainerSamples.box("moof", [1, 2, 3]) + media
        let whole = ContainerSamples.fileType + ContainerSamples.box("moov", []) + fragment + fragment
        #expect(try ContainerSamples.damage(whole) == nil)
        #expect(try ContainerSamples.damage(whole.dropLast(200)) != nil)
    }

    @Test func segmentIndex_cutAtAFragment_isDamaged() throws {
        let fragment = ContainerSamples.box("moof", [1, 2, 3]) + media
        let entry = ContainerSamples.number(fragment.count) + ContainerSamples.number(1000) + ContainerSamples.number(0)
        let index = ContainerSamples.box(
            "sidx",
            ContainerSamples.number(0) + ContainerSamples.number(1) + ContainerSamples.number(1000)
                + ContainerSamples.number(0) + ContainerSamples.number(0) + ContainerSamples.number(2) + entry + entry)
        let whole = ContainerSamples.fileType + ContainerSamples.box("moov", []) + index + fragment + fragment
        #expect(try ContainerSamples.damage(whole) == nil)
        #expect(try ContainerSamples.damage(whole.dropLast(fragment.count))?.contains("segment index") == true)
    }

    @Test func rubbishBehindAWholeFilm_isIgnored() throws {
        #expect(try ContainerSamples.damage(film() + [1, 2, 3]) == nil)
        #expect(try ContainerSamples.damage(film() + Array("TAG a tag as of MP3 files, why ever".utf8)) == nil)
        #expect(try ContainerSamples.damage(film() + [UInt8](repeating: 0, count: 100)) == nil)
    }

    /// Only what is understood is judged: a name at the front does not make a film.
    @Test func unknownBytesBehindTheFileType_areNotJudged() throws {
        #expect(try ContainerSamples.damage(ContainerSamples.fileType + [UInt8](repeating: 0xE6, count: 500)) == nil)
        #expect(try ContainerSamples.damage(ContainerSamples.fileType) != nil)
    }

    /// Random bytes behind the start: some verdict, and no trap.
    @Test func noise_isSurvived() throws {
        for seed in 0..<300 {
            var content = film() + film()
            var random = SeededGenerator(seed: UInt64(seed))
            for _ in 0..<40 {
                content[Int.random(in: 8..<content.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            _ = try ContainerSamples.damage(content)
        }
    }
}
