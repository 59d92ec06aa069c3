import MediaModel
import Testing

@testable import Transfer

struct GivenCookiesTests {
    @Test func header_becomesOneLineForEachCookieOfThisHostAlone() throws {
        let address = try WebAddress("https://films.example/a")
        #expect(
            GivenCookies("a=1; b=x=y; c=", for: address)?.lines == [
                "films.example\tFALSE\t/\tTRUE\t0\ta\t1", "films.example\tFALSE\t/\tTRUE\t0\tb\tx=y",
                "films.example\tFALSE\t/\tTRUE\t0\tc\t",
            ])
    }

    @Test(arguments: ["word", "a=1; a=2", "a=1; word", "", "=1", "a=1\t2", "__Host-a=1"])
    func headerThatAJarWouldChange_isNotTaken(header: String) throws {
        #expect(GivenCookies(header, for: try WebAddress("http://films.example/a")) == nil)
    }
}
