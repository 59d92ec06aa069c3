import Testing

@testable import MediaSources

/// RFC 2047.
struct EncodedWordsTests {
    @Test(arguments: [
        ("=?UTF-8?B?QW3DqWxpZS5tcDQ=?=", "Amélie.mp4"), ("=?utf-8?b?QW3DqWxpZS5tcDQ?=", "Amélie.mp4"),
        ("=?iso-8859-1?Q?Am=E9lie_2001.mp4?=", "Amélie 2001.mp4"), ("=?UTF-8?Q?100%=25=3F.mp4?=", "100%%?.mp4"),
        ("=?UTF-8*fr?Q?Am=C3=A9lie?=", "Amélie"), ("Film =?UTF-8?Q?=C3=A9t=C3=A9?= (1).mp4", "Film été (1).mp4"),
        ("=?UTF-8?Q?Am=C3?= =?utf-8?Q?=A9lie?=", "Amélie"), ("=?UTF-8?Q?=C3=A9?= =?ISO-8859-1?Q?t=E9?=", "été"),
        ("=?UTF-8?Q?a?= b =?UTF-8?Q?c?=", "a b c"),
    ])
    func words_areDecoded(text: String, decoded: String) {
        #expect(EncodedWords.decoded(text) == decoded)
    }

    @Test(arguments: [
        "plain.mp4", "a=?b.mp4", "=?koi8-r?B?wQ==?=", "=?UTF-8?Q?=E9?=", "=?UTF-8?Q?=zz?=", "=?UTF-8?B?*?=",
        "=?UTF-8?Q?x", "",
    ])
    func otherText_staysAsItIs(text: String) {
        #expect(EncodedWords.decoded(text) == text)
    }
}
