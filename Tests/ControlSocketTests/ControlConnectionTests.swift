import Testing
import ZentrioTestSupport

@testable import ControlSocket

@Suite(.timeLimit(.minutes(10)))
struct ControlConnectionTests {
    @Test func nobodyListening_isSaid() throws {
        let served = try ServedSocket()
        let error = #expect(throws: ControlSocketError.self) { try served.connect() }
        #expect(error?.code == .nobodyThere)
    }

    @Test func line_ofAMebibyte_goesThroughBothWays() async throws {
        let served = try ServedSocket()
        try await served.serving {
            let client = try served.connect()
            let text = String(repeating: "x", count: served.configuration.lineLimit)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await client.send(text.utf8) }
                #expect(await client.nextText() == text)
                try await group.waitForAll()
            }
        }
    }

    @Test func line_overTheLimit_isAnsweredAndTheNextOneIsRead() async throws {
        var served = try ServedSocket()
        served.configuration.lineLimit = 10
        try await served.serving { [served] in
            let client = try served.connect()
            try await client.send(String(repeating: "x", count: 4_000).utf8)
            try await client.send("short".utf8)
            #expect(await client.nextText() == "too long")
            #expect(await client.nextText() == "short")
        }
    }

    @Test func client_thatTakesNothing_isLetGo() async throws {
        var served = try ServedSocket()
        served.configuration.sendDeadline = .milliseconds(50)
        let (ends, signal) = AsyncStream.makeStream(of: ControlSocketError?.self, bufferingPolicy: .bufferingNewest(1))
        let flood: @Sendable (ControlConnection) async -> Void = { connection in
            do throws(ControlSocketError) {
                while !Task.isCancelled { try await connection.send(repeatElement(UInt8(ascii: "x"), count: 100_000)) }
                signal.yield(nil)
            } catch {
                signal.yield(error)
            }
        }
        try await served.serving(flood) { [served] in
            let client = try served.connect()
            for await end in ends {
                #expect(end == ControlSocketError(.closed))
                break
            }
            withExtendedLifetime(client) {}
        }
    }

    @Test func otherSide_gone_isTheEnd() async throws {
        let served = try ServedSocket()
        try await served.serving({ _ in }) {
            let client = try served.connect()
            #expect(await client.next() == nil)
        }
    }

    @Test func waiting_cancelled_ends() async throws {
        let served = try ServedSocket()
        try await served.serving {
            let client = try served.connect()
            await withTaskGroup(of: Void.self) { group in
                group.addTask { #expect(await client.next() == nil) }
                group.cancelAll()
            }
        }
    }
}
