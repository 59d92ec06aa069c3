import MediaModel
import Testing
import Transfer

struct RetryAfterTests {
    private let now = Timestamp(rawValue: 1_000_000)

    @Test func parse_seconds_countFromNow() {
        #expect(RetryAfter.parse("120", now: now) == Timestamp(rawValue: 1_120_000))
        #expect(RetryAfter.parse("0", now: now) == now)
        #expect(RetryAfter.parse("99999999999999999", now: now) != nil)
    }

    @Test(arguments: [
        "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
    ])
    func parse_date_isRead(text: String) {
        #expect(RetryAfter.parse(text, now: now) == Timestamp(rawValue: 784_111_777_000))
    }

    @Test(arguments: [nil, "", "-5", "soon"])
    func parse_nonsense_isNil(text: String?) {
        #expect(RetryAfter.parse(text, now: now) == nil)
    }
}
