import Testing

@testable import MediaSources

struct StremioManifestTests {
    private func manifest(_ json: String) throws -> StremioManifest {
        try #require(JSONValue(bytes: Array(json.utf8)).flatMap(StremioManifest.init))
    }

    @Test func bareResource_inheritsTypesAndPrefixes() throws {
        let manifest = try manifest(
            #"{"id":"a","name":"A","types":["movie"],"idPrefixes":["tt"],"resources":["stream","catalog"]}"#)
        #expect(manifest.offers("stream", type: "movie", id: "tt1"))
        #expect(!manifest.offers("stream", type: "movie", id: "kitsu:1"))
        #expect(!manifest.offers("stream", type: "series", id: "tt1"))
        #expect(manifest.offers("catalog", type: "movie", id: "top"))
        #expect(!manifest.offers("subtitles", type: "movie", id: "tt1"))
    }

    @Test func resourceObjectWithoutPrefixes_isForAllIDs() throws {
        let manifest = try manifest(
            #"{"id":"a","name":"A","idPrefixes":["tt"],"resources":[{"name":"stream","types":["series"]},null,5.5]}"#)
        #expect(manifest.offers("stream", type: "series", id: "kitsu:1"))
    }

    @Test func catalogs_areReadInBothStyles() throws {
        let manifest = try manifest(
            """
            {"id":"a","name":"A","catalogs":[{"type":"movie","id":"top","extra":[{"name":"search","isRequired":true}]},
             {"type":"movie","id":"old","extraSupported":["genre","skip"],"extraRequired":["genre"]},{"id":"broken"}]}
            """)
        #expect(manifest.catalogs.map(\.id) == ["top", "old"])
        #expect(manifest.catalogs.map(\.requiredExtras) == [["search"], ["genre"]])
        #expect(manifest.catalogs[1].extras == ["genre", "skip"])
    }

    @Test(arguments: [#"{"id":"a"}"#, #"{"name":"A"}"#, "[]", "{}"])
    func withoutIDOrName_isNone(json: String) throws {
        let value = try #require(JSONValue(bytes: Array(json.utf8)))
        #expect(StremioManifest(value) == nil)
    }
}
