import Glibc

/// One connection to the origin server: reads requests and sends answers with their faults.
struct OriginConnection {
    let descriptor: Int32
    private let meter: OriginMeter
    private var buffered: [UInt8] = []

    init(descriptor: Int32, meter: OriginMeter) {
        self.descriptor = descriptor
        self.meter = meter
    }

    /// The next request; nil when the peer is done.
    mutating func readRequest() -> (method: String, path: String, headers: [String: String])? {
        guard let head = readHead() else { return nil }
        var lines = head.split(separator: "\r\n").makeIterator()
        let parts = (lines.next() ?? "").split(separator: " ")
        guard parts.count == 3 else { return nil }
        var headers: [String: String] = [:]
        while let line = lines.next() {
            guard let colon = line.firstIndex(of: ":") else { return nil }
            headers[line[..<colon].lowercased()] = String(line[line.index(after: colon)...].drop { $0 == " " })
        }
        return (String(parts[0]), String(parts[1]), headers)
    }

    /// Sends an answer; false when the connection is over after it.
    func send(_ answer: OriginAnswer, isHead: Bool) -> Bool {
        answer.delay?.pass()
        guard OriginSocket.send(head(of: answer)[...], to: descriptor) else { return false }
        guard !isHead else { return true }
        switch answer.fault {
        case .none:
            return sendBody(answer.body[...], of: answer) && finish(answer)
        case .reset(let count):
            _ = sendBody(answer.body.prefix(count), of: answer)
            OriginSocket.resetOnClose(descriptor)
            return false
        case .close(let count):
            _ = sendBody(answer.body.prefix(count), of: answer)
            return false
        case .stall(let count, let latch):
            guard sendBody(answer.body.prefix(count), of: answer) else { return false }
            latch.pass()
            return sendBody(answer.body.dropFirst(count), of: answer) && finish(answer)
        }
    }

    private mutating func readHead() -> String? {
        while true {
            if let end = OriginConnection.headEnd(in: buffered) {
                defer { buffered.removeFirst(end) }
                return String(decoding: buffered[..<end], as: UTF8.self)
            }
            var piece = [UInt8](repeating: 0, count: 4096)
            let count = recv(descriptor, &piece, piece.count, 0)
            guard count > 0 else { return nil }
            buffered += piece[..<count]
        }
    }

    private static func headEnd(in bytes: [UInt8]) -> Int? {
        guard bytes.count >= 4 else { return nil }
        return (4...bytes.count).first { bytes[($0 - 4)..<$0].elementsEqual([13, 10, 13, 10]) }
    }

    private func head(of answer: OriginAnswer) -> [UInt8] {
        var text = "HTTP/1.1 \(answer.status) Scripted\r\n"
        for (name, value) in answer.headers { text += "\(name): \(value)\r\n" }
        switch answer.framing {
        case .contentLength: text += "Content-Length: \(answer.body.count)\r\n"
        case .wrongContentLength(let error): text += "Content-Length: \(answer.body.count + error)\r\n"
        case .chunked: text += "Transfer-Encoding: chunked\r\n"
        case .untilClose: text += "Connection: close\r\n"
        }
        return Array((text + "\r\n").utf8)
    }

    private func sendBody(_ bytes: ArraySlice<UInt8>, of answer: OriginAnswer) -> Bool {
        var rest = bytes
        while !rest.isEmpty {
            let piece = rest.prefix(meter.take(rest.count))
            guard sendPiece(piece, of: answer) else { return false }
            meter.note(piece.count)
            rest = rest.dropFirst(piece.count)
        }
        return true
    }

    private func sendPiece(_ piece: ArraySlice<UInt8>, of answer: OriginAnswer) -> Bool {
        guard case .chunked = answer.framing else { return OriginSocket.send(piece, to: descriptor) }
        let chunk = Array("\(String(piece.count, radix: 16))\r\n".utf8) + piece + [13, 10]
        return OriginSocket.send(chunk[...], to: descriptor)
    }

    /// Ends the body; false when the connection ends with it.
    private func finish(_ answer: OriginAnswer) -> Bool {
        switch answer.framing {
        case .contentLength: return true
        case .chunked: return OriginSocket.send(Array("0\r\n\r\n".utf8)[...], to: descriptor)
        case .wrongContentLength, .untilClose: return false
        }
    }
}
