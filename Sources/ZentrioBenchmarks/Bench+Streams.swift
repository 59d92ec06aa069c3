import Foundation

extension Bench {
    /// How the segments come.
    enum Way {
        case loopback
        /// 200 Mbit/s and 40 ms there and back; the part of packets that are lost.
        case link(loss: Double)
    }

    /// Fetches a title in segments into one file.
    func fetch(_ title: StreamedTitle, over way: Way, repetitions: Int) throws -> [Result] {
        try title.make(in: titles)
        switch way {
        case .loopback:
            let server = try WebServer(root: titles, folder: folder + "/nginx")
            defer { server.close() }
            return try compare(title, "http://127.0.0.1:\(server.port)", prefix: [], ideal: nil, repetitions)
        case .link(let loss):
            let link = try ShapedLink(megabits: Self.megabits, roundTrip: 40, loss: loss)
            defer { link.close() }
            let server = try WebServer(
                root: titles, folder: folder + "/nginx", address: ShapedLink.serverAddress, prefix: link.atServer)
            defer { server.close() }
            let base = "http://\(ShapedLink.serverAddress):\(server.port)"
            let ideal = Double(title.size(in: titles)) * 8 / Double(Self.megabits) / 1e6
            return try compare(title, base, prefix: link.atClient, ideal: ideal, repetitions)
        }
    }

    private func compare(
        _ title: StreamedTitle, _ base: String, prefix: [String], ideal: Double?, _ repetitions: Int
    ) throws -> [Result] {
        let address = "\(base)/\(title.manifest)"
        let file = output + "/film.mp4"
        let size = title.size(in: titles)
        let contenders = [
            Contender("zentrio", prefix + [zentrio, "get", address, "--output", output]),
            Contender("ffmpeg -c copy", prefix + ["ffmpeg", "-v", "error", "-y", "-i", address, "-c", "copy", file]),
            Contender("yt-dlp -N16", prefix + ["yt-dlp", "-q", "--no-mtime", "-N", "16", "-o", file, address]),
            Contender("streamlink", prefix + ["streamlink", "--quiet", "-f", "-o", file, address, "best"]),
        ].filter(isWanted).map { contender in
            var contender = contender
            // Containers differ in their overhead, but nobody may leave out a tenth.
            contender.isRight = { [output] in
                let names = (try? FileManager.default.contentsOfDirectory(atPath: output)) ?? []
                return names.contains { (FileSize.of("\(output)/\($0)") ?? 0) > size / 10 * 9 }
            }
            return contender
        }
        let programs = contenders.map { $0.command[prefix.count] }
        let missing = programs.filter { (try? ProgramRunner.path(of: $0)) == nil }
        var results = try ProgramRunner.alternate(
            contenders.filter { !missing.contains($0.command[prefix.count]) },
            repetitions: repetitions, environment: environment, peerLimit: peerLimit
        ) {
            // What is fetched and what is made of it, and what some of them need in between.
            try prepare(for: 4 * Int(size))
        }
        guard !results.isEmpty else { return [] }
        let remarks = [remark(on: results[0], results.dropFirst(), ideal: ideal)]
        results[0].remark = (remarks + missing.map { "\($0) is not installed" }).joined(separator: ", ")
        return results
    }

    private func isWanted(_ contender: Contender) -> Bool {
        contender.name == "zentrio" || peers?.contains { contender.name.hasPrefix($0) } ?? true
    }

    /// How far Zentrio is from what it promises; `ideal` is the seconds that the bytes alone take.
    private func remark(on own: Result, _ peers: ArraySlice<Result>, ideal: Double?) -> String {
        var words = peers.map {
            "wall ÷ \($0.contender) " + ($0.isCutOff ? "< " : "") + String(format: "%.2f", own.wall / $0.wall)
        }
        if let ideal { words.append(String(format: "÷ bytes ÷ bandwidth (%.2f s) %.2f", ideal, own.wall / ideal)) }
        if let script = peers.first(where: { $0.contender.hasPrefix("yt-dlp") && !$0.isCutOff }) {
            words.append(String(format: "CPU ÷ yt-dlp %.2f", own.processor / script.processor))
        }
        words.append(String(format: "%.0f MiB without ffmpeg", Double(own.ownMemory) / 1_048_576))
        return words.joined(separator: ", ")
    }

    /// The bandwidth of the link, in Mbit/s.
    private static let megabits = 200
}
