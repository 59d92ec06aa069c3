import Testing

@testable import DesktopIntegration

struct MPVMessageTests {
    @Test(arguments: [
        (#"{"event":"file-loaded"}"#, PlayerInput.opened),
        (#"{"event":"property-change","id":1,"name":"time-pos","data":1.5}"#, .position(.milliseconds(1_500))),
        (#"{"event":"property-change","id":1,"name":"time-pos","data":null}"#, .position(nil)),
        (#"{"event":"property-change","id":1,"name":"time-pos"}"#, .position(nil)),
        (#"{"event":"property-change","id":2,"name":"duration","data":4}"#, .duration(.seconds(4))),
        (#"{"event":"property-change","id":2,"name":"duration","data":1e300}"#, .duration(nil)),
        (#"{"event":"property-change","id":3,"name":"pause","data":true}"#, .paused(true)),
        (#"{"event":"property-change","id":4,"name":"eof-reached","data":true}"#, .ended(.reachedEnd)),
        (#"{"event":"end-file","reason":"eof","playlist_entry_id":1}"#, .ended(.reachedEnd)),
        (#"{"event":"end-file","reason":"quit"}"#, .ended(.closed)),
        (#"{"event":"end-file","reason":"stop"}"#, .ended(.closed)),
        (#"{"event":"end-file","reason":"error","file_error":"no"}"#, .ended(.failed(reason: "no"))),
        (#"{"event":"end-file","reason":"error"}"#, .ended(.failed(reason: nil))),
    ])
    func line_thatMatters_isUnderstood(line: String, input: PlayerInput) {
        #expect(MPVMessage.input(fromLine: Array(line.utf8)) == input)
    }

    @Test(arguments: [
        "", "no JSON", "[]", #"{"request_id":0,"error":"success"}"#, #"{"event":"idle"}"#,
        #"{"event":"end-file","reason":"redirect"}"#, #"{"event":"log-message","text":"x"}"#,
        #"{"event":"property-change","name":"eof-reached","data":false}"#,
        #"{"event":"property-change","name":"pause"}"#, #"{"event":"property-change","name":"volume","data":50}"#,
        "{\"event\":\"\u{FFFD}", #"{"event":5}"#,
    ])
    func line_thatDoesNotMatter_isNothing(line: String) {
        #expect(MPVMessage.input(fromLine: Array(line.utf8)) == nil)
    }
}
