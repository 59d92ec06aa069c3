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
        ("attachment; filename*=iso-8859-1'fr'Am%E9lie.mp4", "Amélie.mp4"),
        ("attachment; filename=\"=?UTF-8?B?QW3DqWxpZS5tcDQ=?=\"", "Amélie.mp4"),
        ("attachment; filename==?iso-8859-1?Q?Am=E9lie.mp4?=; size=3", "Amélie.mp4"),
        ("attachment; filename=\"=?UTF-8?Q?=2E=2E=2Fpasswd?=\"", "passwd"),
        ("attachment; filename=\"=?UTF-8?Q?x?=\"; filename*=UTF-8''y.mp4", "y.mp4"),
        ("inline", nil),
        ("attachment; filename=", nil),
    ])
    func disposition_isRead(header: String, name: String?) {
        #expect(MediaFileName.name(disposition: header) == name)
    }

    @Test(arguments: [Array("Amélie.mp4".utf8), [0x41, 0x6D, 0xE9] + Array("lie.mp4".utf8)])
    func rawBytes_areReadable(name: [UInt8]) throws {
        let line = Array("Content-Disposition: attachment; filename=\"".utf8) + name + [0x22]
        let field = try #require(line.withUnsafeBytes { HeaderField(line: $0) })
        let address = try WebAddress("https://a.example/get")
        let response = TransferResponse(status: 200, address: address, headers: [field])
        #expect(MediaFileName.name(of: response, asked: address) == "Amélie.mp4")
    }

    @Test func addressThatWasAsked_namesTheFileBeforeTheOneThatAnswered() throws {
        let asked = try WebAddress("https://a.example/films/My%20Film.mp4?token=1")
        let answered = TransferResponse(status: 200, address: try WebAddress("https://cdn.example/x/abcdef.mp4"))
        #expect(MediaFileName.name(of: answered, asked: asked) == "My Film.mp4")
        let page = try WebAddress("https://a.example/get")
        #expect(MediaFileName.name(of: answered, asked: page) == "abcdef.mp4")
    }
}
