import MediaModel
import Testing

@testable import Zentrio

nonisolated struct DownloadNameTests {
    private func id(_ number: String) -> DownloadID { DownloadID(rawValue: "0123456789abcdef0123" + number) }

    @Test(arguments: [
        ("000000000000", "a5b99b5510f4bc64"), ("000000000001", "c6ffbf979aa71ef3"),
        ("000000000002", "7c741b914a28da98"),
    ])
    func name_staysTheSame(number: String, digits: String) {
        #expect(DownloadName(id(number)).digits == digits)
        #expect(DownloadName(id(number)).prefix() == String(digits.prefix(8)))
    }

    @Test func namesThatBeginAlike_areAsLongAsTellsThemApart() {
        // ebecaf7a06f0b4ac and ebecaf7af6a0afa0.
        let alike = [id("0000000074cd"), id("00000001f52f")]
        #expect(DownloadName.length(tellingApart: alike) == 9)
        #expect(DownloadName.length(tellingApart: [alike[0], alike[0]]) == 8)
        #expect(DownloadName.length(tellingApart: []) == 8)
    }

    @Test func downloadsThatCameTogether_haveShortNames() {
        let ids = (0..<500).map { _ in DownloadID.make() }
        #expect(DownloadName.length(tellingApart: ids) < 12)
        #expect(Set(ids.map { DownloadName($0).prefix(12) }).count == ids.count)
    }
}
