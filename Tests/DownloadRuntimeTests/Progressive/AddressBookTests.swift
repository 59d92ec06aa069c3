import MediaModel
import Testing

@testable import DownloadRuntime

struct AddressBookTests {
    private func address(_ text: String) throws -> WebAddress { try WebAddress(text) }

    @Test func failOver_freshTry_triesWhereItLedTheLastTimeOnce() throws {
        var book = AddressBook(original: try address("http://a/x"), earlier: try address("http://b/y"))
        #expect(try book.current == address("http://a/x"))
        #expect(book.failOver() == true)
        #expect(try book.current == address("http://b/y"))
        #expect(book.failOver() == false)
    }

    @Test func failOver_afterARedirect_goesBackToTheOriginal() throws {
        var book = AddressBook(original: try address("http://a/x"), earlier: nil)
        #expect(book.failOver() == false)
        book.found(try address("http://b/y"))
        #expect(try book.current == address("http://b/y"))
        #expect(book.failOver() == true)
        #expect(try book.current == address("http://a/x"))
    }

    @Test func failOver_mirrors_areAskedOnceEachUntilSomethingCame() throws {
        let mirrors = [try address("http://b/x"), try address("http://c/x")]
        var book = AddressBook(original: try address("http://a/x"), earlier: nil, mirrors: mirrors)
        #expect(book.failOver() == true)
        #expect(book.current == mirrors[0])
        #expect(book.failOver() == true)
        #expect(book.current == mirrors[1])
        #expect(book.failOver() == false)
        #expect(book.failOver(hasAdvanced: true) == true)
        #expect(try book.current == address("http://a/x"))
        #expect(book.failOver() == true)
        #expect(book.current == mirrors[0])
        #expect(book.turns == 4)
    }

    @Test func failOver_addressThatRedirectsToWhatFails_givesWayToTheMirror() throws {
        let mirror = try address("http://m/x")
        var book = AddressBook(original: try address("http://a/x"), earlier: nil, mirrors: [mirror])
        book.found(try address("http://b/1"))
        #expect(book.failOver() == true)
        #expect(try book.current == address("http://a/x"))
        book.found(try address("http://b/2"))
        #expect(book.failOver() == true)
        #expect(book.current == mirror)
        #expect(book.failOver() == false)
    }

    @Test func discard_addressAndWhereItLed_areNotAskedAgain() throws {
        let mirrors = [try address("http://b/x"), try address("http://c/x")]
        var book = AddressBook(original: try address("http://a/x"), earlier: nil, mirrors: mirrors)
        book.found(try address("http://cdn/1"))
        #expect(book.discard() == true)
        #expect(book.current == mirrors[0])
        #expect(book.failOver() == true)
        #expect(book.current == mirrors[1])
        #expect(book.failOver(hasAdvanced: true) == true)
        #expect(book.current == mirrors[0])
        #expect(book.discard() == true)
        #expect(book.current == mirrors[1])
        #expect(book.discard() == false)
    }

    @Test func headers_otherServer_getsNoSecrets() throws {
        let headers = ["Authorization: Bearer x", "Cookie: a=b", "X-Key: 1", "Range: bytes=0-1", "Accept-Encoding: br"]
            .compactMap { HeaderField(line: $0) }
        var book = AddressBook(original: try address("http://a/x"), earlier: nil)
        #expect(book.headers(from: headers).map(\.name) == ["Authorization", "Cookie", "X-Key"])
        book.found(try address("http://A/z"))
        #expect(book.headers(from: headers).count == 3)
        for elsewhere in ["http://b/x", "http://a:81/x", "https://a/x"] {
            book.found(try address(elsewhere))
            #expect(book.headers(from: headers).map(\.name) == ["X-Key"])
        }
    }
}
