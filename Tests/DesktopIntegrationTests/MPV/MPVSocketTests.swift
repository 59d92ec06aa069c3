import Testing

@testable import DesktopIntegration

struct MPVSocketTests {
    @Test func text_sent_isReceived() throws {
        let (ours, theirs) = try MPVSocket.makePair()
        ours.send("héllo\n")
        #expect(theirs.receive(waiting: .seconds(10)) == .bytes(Array("héllo\n".utf8)))
    }

    @Test func nothingSent_isNothing() throws {
        let (ours, theirs) = try MPVSocket.makePair()
        #expect(theirs.receive(waiting: .zero) == .nothing)
        withExtendedLifetime(ours) {}
    }

    @Test func otherEndGone_isClosedAndSendingIsHarmless() throws {
        let ours = try MPVSocket.makePair().ours
        ours.send("nobody reads this")
        #expect(ours.receive(waiting: .seconds(10)) == .closed)
    }

    @Test func fullSocket_thatDoesNotBlock_losesTheRest() throws {
        let (ours, theirs) = try MPVSocket.makePair()
        theirs.stopBlocking()
        theirs.send(String(repeating: "x", count: 4 * 1_024 * 1_024))
        #expect(ours.receive(waiting: .zero) != .closed)
    }

    @Test func finishSending_closesOneDirectionOnly() throws {
        let (ours, theirs) = try MPVSocket.makePair()
        ours.finishSending()
        #expect(theirs.receive(waiting: .seconds(10)) == .closed)
        theirs.send("last words")
        #expect(ours.receive(waiting: .seconds(10)) == .bytes(Array("last words".utf8)))
    }
}
