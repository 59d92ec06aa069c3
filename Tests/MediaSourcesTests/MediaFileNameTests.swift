import MediaModel
import Testing
import Transfer

@testable import MediaSources

struct MediaFileNameTests {
    @Test(arguments: [
        ("attachment; filename=\"a b.mp4\"", "a b.mp4"),
        ("attachment; filename=plain.mp4; size=3", "plain.mp4"),
        ("attachment; filename=Great Show S01E04.mp4 ; size=3", "Great Show S01E04.mp4"),
        ("attachment; filename=\"x.mp4\"; filename*=UTF-8''na%C3%AFve.mp4", "naïve.mp4"),
        ("inline; filename=\"semi;colon\\\"quote.mp4\"", "semi;colon\"quote.mp4"),
        ("attachment; filename=\"../../etc/passwd\"", "passwd"),
        ("attachment; filename=\"..\"", nil),
        ("attachment; filename*=UTF-8''aa%2F%CC%81bb.mp4", "\u{301}bb.mp4"),
        ("attachment; filename*=UTF-8''a%5C%CC%81b%E2%80%AE4pm.mp4", "\u{301}b4pm.mp4"),
        ("attachment; filename*=UTF-8''a%D8%80%2F..", nil),
        ("attachment; filename*=UTF-8''%zz", nil),
        ("inline", nil),
        ("attachment; filename=", nil),
    ])
    func disposition_isRead(header: String, name: String?) {
        #expect(MediaFileName.name(disposition: header) == name)
    }

    @Test func addressThatWasAsked_namesTheFileBeforeTheOneThatAnswered() throws {
        let asked = try WebAddress("https://a.example/films/My%20Film.mp4?token=1")
        let answered = TransferResponse(status: 200, address: try WebAddress("https://cdn.example/x/abcdef.mp4"))
        #expect(MediaFileName.name(of: answered, asked: asked) == "My Film.mp4")
        let page = try WebAddress("https://a.example/get")
        #expect(MediaFileName.name(of: answered, asked: page) == "abcdef.mp4")
    }
}
