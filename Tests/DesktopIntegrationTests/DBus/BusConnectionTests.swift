import Glibc
import Testing

@testable import DesktopIntegration

@Suite(.enabled(if: TestBus.isInstalled, "needs dbus-daemon and python3-dbusmock"), .timeLimit(.minutes(10)))
struct BusConnectionTests {
    private static let everything: [BusValue] = [
        .byte(7), .bool(true), .int16(-3), .uint16(3), .int32(-70_000), .uint32(70_000), .int64(-1), .uint64(1),
        .double(1.5), .string("Grüße"), .path("/a/b"), .signature("a{sv}"), .strings(["a", "b"]), .array(of: "u", []),
        .structure([.string("x"), .int32(1)]), .options(["a": .bool(true), "b": .variant(.string("twice"))]),
    ]

    @Test func call_takesAndGivesEveryType() async throws {
        let bus = try TestBus()
        defer { bus.kill() }
        let (server, client) = (try bus.connect(), try bus.connect())
        try await server.export("/echo") { call in
            call.member == "Echo" ? .values([.string(call.path)] + call.arguments) : .unknown
        }
        let name = try await server.readyName()
        let answer = try await client.call("Echo", "org.example.Echo", at: "/echo/1", of: name, Self.everything)
        #expect(answer == [.string("/echo/1")] + Self.everything)
    }

    @Test func unknownMember_isRefusedAsUnknown() async throws {
        let bus = try TestBus()
        defer { bus.kill() }
        let (server, client) = (try bus.connect(), try bus.connect())
        try await server.export("/echo") { $0.member == "Fail" ? .error("org.example.No", message: "no") : .unknown }
        let name = try await server.readyName()
        let unknown = await #expect(throws: BusError.self) {
            try await client.call("X", "org.x.Y", at: "/echo", of: name)
        }
        #expect(unknown?.isUnknownMember == true)
        let refused = await #expect(throws: BusError.self) {
            try await client.call("Fail", "org.x.Y", at: "/echo", of: name)
        }
        #expect(refused == BusError(.refused("org.example.No"), cause: "no"))
    }

    @Test func signal_reachesOnlyWhoListensForIt() async throws {
        let bus = try TestBus()
        defer { bus.kill() }
        let (server, client) = (try bus.connect(), try bus.connect())
        let name = try await server.readyName()
        var heard = await client.signals(BusSignalRule(sender: name, member: "Changed", firstArgument: "b"))
            .makeAsyncIterator()
        try await client.call("GetId", "org.freedesktop.DBus", at: "/", of: "org.freedesktop.DBus")
        try await server.emit("Changed", "org.example.Echo", from: "/echo", [.string("a")])
        try await server.emit("Changed", "org.example.Echo", from: "/echo", [.string("b"), .int32(2)])
        let signal = await heard.next()
        #expect(signal?.arguments == [.string("b"), .int32(2)])
        #expect(signal?.path == "/echo")
    }

    @Test func noAnswer_timesOut() async throws {
        let bus = try TestBus()
        defer { bus.kill() }
        let (mute, client) = (try bus.connect(), try bus.connect())
        let name = try await mute.readyName()
        // The thread that should answer is held up longer than the caller waits.
        try await mute.export("/mute") { _ in
            poll(nil, 0, 300)
            return .values([])
        }
        let error = await #expect(throws: BusError.self) {
            try await client.call("X", "org.x.Y", at: "/mute", of: name, timeout: .milliseconds(50))
        }
        #expect(error?.code == .timedOut)
    }

    @Test func deadBus_failsCallsAndEndsStreams() async throws {
        let bus = try TestBus()
        defer { bus.kill() }
        let client = try bus.connect()
        _ = try await client.readyName()
        let stream = await client.signals(BusSignalRule(member: "Never"))
        bus.kill()
        await client.waitUntilClosed()
        for await _ in stream { Issue.record("nobody sent anything") }
        await #expect(throws: BusError.self) {
            try await client.call("GetId", "org.freedesktop.DBus", at: "/", of: "org.freedesktop.DBus")
        }
    }

    @Test func cancelledCall_endsAtOnce() async throws {
        let bus = try TestBus()
        defer { bus.kill() }
        let client = try bus.connect()
        let ended = await withTaskGroup(of: BusError.Code?.self) { group in
            group.addTask {
                do throws(BusError) {
                    try await client.call("X", "org.x.Y", at: "/x", of: "org.freedesktop.DBus", timeout: .seconds(60))
                    return nil
                } catch {
                    return error.code
                }
            }
            group.cancelAll()
            return await group.next() ?? nil
        }
        #expect(ended == .cancelled || ended == .refused("org.freedesktop.DBus.Error.UnknownMethod"))
    }

    @Test func absentBus_isUnavailable() {
        #expect(throws: BusError.self) {
            try BusConnection(to: BusAddress("unix:path=/nowhere/bus"), on: BusThread())
        }
    }
}

extension BusConnection {
    /// The connection's own name, once the bus has answered a call.
    func readyName() async throws -> String {
        try await call("GetId", "org.freedesktop.DBus", at: "/", of: "org.freedesktop.DBus")
        return try #require(uniqueName)
    }
}
