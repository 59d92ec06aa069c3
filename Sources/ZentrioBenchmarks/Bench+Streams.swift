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
        try title.make(in: www)
        switch way {
        case .loopback:
            let server = try WebServer(root: www, folder: folder + "/nginx")
            defer { server.close() }
            return try compare(title, "http://127.0.0.1:\(server.port)", prefix: [], repetitions)
        case .link(let loss):
            let link = try ShapedLink(megabits: 200, roundTrip: 40, loss: loss)
            defer { link.close() }
            let server = try WebServer(
                root: www, folder: folder + "/nginx", address: ShapedLink.serverAddress, prefix: link.atServer)
            defer { server.close() }
            let base = "http://\(ShapedLink.serverAddress):\(server.port)"
            return try compare(title, base, prefix: link.atClient, repetitions)
        }
    }

    private func compare(
        _ title: StreamedTitle, _ base: String, prefix: [String], _ repetitions: Int
    ) throws -> [Result] {
        let address = "\(base)/\(title.manifest)"
        let file = output + "/film.mp4"
        let size = title.size(in: www)
        let contenders = [
            Contender("zentrio", prefix + [zentrio, "get", address, "--output", output]),
            Contender("ffmpeg -c copy", prefix + ["ffmpeg", "-v", "error", "-y", "-i", address, "-c", "copy", file]),
            Contender("yt-dlp -N16", prefix + ["yt-dlp", "-q", "--no-mtime", "-N", "16", "-o", file, address]),
            Contender("streamlink", prefix + ["streamlink", "--quiet", "-f", "-o", file, address, "best"]),
        ].map { contender in
            var contender = contender
            // Containers differ in their overhead, but nobody may leave out a tenth.
            contender.isRight = { [output] in
                let names = (try? FileManager.default.contentsOfDirectory(atPath: output)) ?? []
                return names.contains { (FileSize.of("\(output)/\($0)") ?? 0) > size / 10 * 9 }
            }
            return contender
        }
        return try ProgramRunner.alternate(
            contenders.filter { (try? ProgramRunner.path(of: $0.command[prefix.count])) != nil },
            repetitions: repetitions, environment: environment, prepare: clear)
    }
}
