import Testing

@testable import Zentrio

struct EventsCardTests {
    @Test(arguments: [
        (Language.english, "0.4 / 2.1 ms", "0.7 / 3.2 ms"), (.german, "0,4 / 2,1 ms", "0,7 / 3,2 ms"),
        (.arabic, "٠٫٤ / ٢٫١ م.ث", "٠٫٧ / ٣٫٢ م.ث"),
    ])
    func latencies_areWrittenAsTheLanguageWritesNumbers(language: Language, events: String, commits: String) throws {
        let catalogue = try Catalogue.load(language, assets: ProjectFolders.root + "/Assets")
        try Catalogue.$local.withValue(catalogue) {
            let driver = try WindowDriver(.metrics)
            #expect(driver.says(events))
            #expect(driver.says(commits))
        }
    }
}
