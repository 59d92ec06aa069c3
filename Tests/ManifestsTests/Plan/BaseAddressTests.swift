import Testing

@testable import Manifests

struct BaseAddressTests {
    /// RFC 3986 §5.4: everything that leads to the web.
    @Test(arguments: [
        ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"), ("/g", "http://a/g"),
        ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q"),
        ("g#s", "http://a/b/c/g"), (";x", "http://a/b/c/;x"), ("g;x=1/../y", "http://a/b/c/y"),
        ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("./", "http://a/b/c/"), ("..", "http://a/b/"),
        ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../g", "http://a/g"), ("../../../g", "http://a/g"),
        ("/./g", "http://a/g"), ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."), ("..g", "http://a/b/c/..g"),
        ("./../g", "http://a/b/g"), ("g/./h", "http://a/b/c/g/h"), ("g/../h", "http://a/b/c/h"),
        ("g?y/../x", "http://a/b/c/g?y/../x"), ("https://x/y?z", "https://x/y?z"),
    ])
    func reference_resolvesAsTheStandardSays(reference: String, expected: String) throws {
        let base = try #require(BaseAddress("http://a/b/c/d;p?q"))
        #expect(base.resolved(reference) == expected)
    }

    @Test(arguments: [
        ("http://h", "x.ts", "http://h/x.ts"), ("http://h?q=1", "x.ts", "http://h/x.ts"),
        ("HTTPS://H/a", "b", "https://H/b"), ("http://h/a/", "my film.ts", "http://h/a/my%20film.ts"),
        ("http://h/a", "ü.ts", "http://h/%C3%BC.ts"), ("http://h:81/a?t=1", "?u=2", "http://h:81/a?u=2"),
        ("file:///films/a.m3u8", "b.ts", "file:///films/b.ts"), ("http://h/a", "b:c/d", "b:c/d"),
    ])
    func sloppyAddress_isMadeWhole(base: String, reference: String, expected: String) throws {
        #expect(try #require(BaseAddress(base)).resolved(reference) == expected)
    }

    @Test(arguments: ["a/b", "//h/x", "ftp://h/x", "http://", "http:///x", "", "javascript:1", "data:,x"])
    func base_thatIsNoWebAddress_isRefused(text: String) {
        #expect(BaseAddress(text) == nil)
    }

    @Test(arguments: [
        ("x.ts", true), ("/x", true), ("//h/x", true), ("https://h/x", true), ("file:///etc/passwd", false),
        ("FILE:///etc/passwd", false), ("data:,x", false), ("http:///x", false), ("//", false), ("///x", false),
        ("skd://key", false),
    ])
    func reference_fromTheWeb_leadsToTheWebOnly(reference: String, isAllowed: Bool) throws {
        #expect(try #require(BaseAddress("http://h/a/b.m3u8")).allows(reference) == isAllowed)
    }

    @Test func reference_fromAFile_mayLeadToAFile() throws {
        let base = try #require(BaseAddress("file:///films/a.m3u8"))
        #expect(base.allows("file:///films/b.ts"))
        #expect(base.allows("http://h/b.ts"))
        #expect(!base.allows("data:,x"))
    }
}
