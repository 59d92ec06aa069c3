import Testing

@testable import DownloadRuntime

struct PartJoinTests {
    @Test func list_namesThePartsAndTheirLengths() {
        let text = PartJoin.listText([("/x/it's.mp4", 1.5), ("/x/b.mp4", 2)])
        #expect(
            text == """
                ffconcat version 1.0
                file 'file:/x/it'\\''s.mp4'
                duration 1.500000
                file 'file:/x/b.mp4'
                duration 2.000000

                """)
    }

    private static let paths = [
        ("/x/a b#?%.mp4", true), ("/x/a\nb.mp4", false), ("/x/a\rb.mp4", false), ("/x/a\r\nb.mp4", false),
    ]

    @Test(arguments: paths)
    func path_isListableInOneLine(path: String, isListable: Bool) {
        #expect(PartJoin.isListable(path) == isListable)
    }
}
