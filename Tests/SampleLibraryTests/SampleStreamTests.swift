import Testing

@testable import SampleLibrary

struct SampleStreamTests {
    @Test(arguments: ["master.m3u8", "v0-000.ts", "init-1.m4s", "stream.key", "eng.vtt"])
    func names_ofItsFiles_pass(name: String) {
        #expect(SampleStream.isFileName(name))
    }

    @Test(arguments: ["..", ".hidden", "a/b", "a%2fb", "A.ts", "\u{0}", String(repeating: "a", count: 50)])
    func names_thatLeadElsewhere_doNot(name: String) {
        #expect(!SampleStream.isFileName(name))
    }

    @Test(arguments: SampleStream.Packaging.allCases)
    func request_namesAFileOfTheStream(packaging: SampleStream.Packaging) throws {
        let film = try #require(SampleTitle.film(slug: "sintel"))
        let stream = SampleStream(film: film, packaging: packaging)
        let path = "/segments/sintel/\(packaging.rawValue)/\(packaging.manifestName)"
        #expect(AddonRequest(path: path) == .piece(stream, name: packaging.manifestName))
        #expect(AddonRequest(path: "/segments/sintel/\(packaging.rawValue)/key.info") == nil)
        #expect(AddonRequest(path: "/segments/nothing/\(packaging.rawValue)/master.m3u8") == nil)
    }
}
