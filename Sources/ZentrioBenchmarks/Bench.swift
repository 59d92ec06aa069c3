import Foundation

/// The folder with servers' and contenders' files, and the work of the rows on it.
final class Bench {
    /// A place in memory, so that nobody waits for a disk; the temporary folder where there is none.
    static var folderInMemory: String {
        FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
    }

    /// The built program: it lies beside this one.
    static var programBeside: String {
        let me = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return (me as NSString).deletingLastPathComponent + "/zentrio"
    }

    let folder: String
    let zentrio: String
    /// Where the titles in segments lie.
    let titles: String
    /// The beginnings of the names of the peers that run; nil for all.
    var peers: [String]?
    /// How long a peer may take; nil for as long as anybody.
    var peerLimit: Duration?
    private let filmSize: Int

    /// Makes the folder; `media` is another one for titles in segments, which stay there.
    init(folder parent: String, zentrio: String, filmSize: Int, media: String?) throws {
        folder = "\(parent)/zentrio-bench-\(getpid())"
        titles = media ?? folder + "/www"
        self.zentrio = zentrio
        self.filmSize = filmSize
        for path in [folder + "/www", folder + "/out", folder + "/home", titles] {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        }
    }

    func close() {
        try? FileManager.default.removeItem(atPath: folder)
    }

    var environment: [String: String] { ["ZENTRIO_HOME": folder + "/home"] }
    var output: String { folder + "/out" }
    var www: String { folder + "/www" }

    // MARK: A large film

    func fetchFilm(secure: Bool, repetitions: Int) throws -> [Result] {
        try makeFile("film.mp4", size: filmSize)
        let server = try WebServer(root: www, folder: folder + "/nginx")
        defer { server.close() }
        let address =
            secure ? "https://localhost:\(server.securePort)/film.mp4" : "http://127.0.0.1:\(server.port)/film.mp4"
        let trust = secure ? try trusting(server.certificatePath) : []
        return try compare(downloaders(of: address, connections: 4, prefix: trust), size: filmSize, repetitions)
    }

    func fetchOverLink(repetitions: Int) throws -> [Result] {
        // One connection takes minutes on this link: only those that use several.
        try fetchOverLink(loss: 0.001, mostRanges: nil, contenders: ["zentrio", "aria2c -x16"], repetitions)
    }

    /// The server gives the whole film only: one connection.
    func fetchOverLinkWithoutRanges(repetitions: Int) throws -> [Result] {
        try fetchOverLink(loss: 0, mostRanges: 0, contenders: ["zentrio", "curl", "wget"], repetitions)
    }

    private func fetchOverLink(
        loss: Double, mostRanges: Int?, contenders names: [String], _ repetitions: Int
    ) throws -> [Result] {
        let size = min(filmSize, 200 << 20)
        try makeFile("film.mp4", size: size)
        let link = try ShapedLink(megabits: 200, roundTrip: 40, loss: loss)
        defer { link.close() }
        let server = try WebServer(
            root: www, folder: folder + "/nginx", address: ShapedLink.serverAddress, mostRanges: mostRanges,
            prefix: link.atServer)
        defer { server.close() }
        let address = "http://\(ShapedLink.serverAddress):\(server.port)/film.mp4"
        let contenders = downloaders(of: address, connections: 16, prefix: link.atClient)
        return try compare(contenders.filter { names.contains($0.name) }, size: size, repetitions)
    }

    private func downloaders(of address: String, connections: Int, prefix: [String]) -> [Contender] {
        let file = output + "/film.mp4"
        return [
            Contender("zentrio", prefix + [zentrio, "get", address, "--output", output]),
            Contender("curl", prefix + ["curl", "-sSf", "-o", file, address]),
            Contender(
                "aria2c -x\(connections)",
                prefix + ["aria2c", "-q", "--file-allocation=none", "--allow-overwrite=true", "-k1M"]
                    + ["-x\(connections)", "-s\(connections)", "-d", output, "-o", "film.mp4", address]),
            Contender("wget", prefix + ["wget", "-q", "-O", file, address]),
        ]
    }

    private func compare(_ contenders: [Contender], size: Int, _ repetitions: Int) throws -> [Result] {
        let file = output + "/film.mp4"
        let checked = contenders.map { contender in
            var contender = contender
            contender.isRight = { FileSize.of(file) == size }
            return contender
        }
        return try ProgramRunner.alternate(checked, repetitions: repetitions, environment: environment) {
            try prepare(for: size)
        }
    }

    /// Makes the same state for the next contender as for all others, who writes so many bytes.
    func prepare(for size: Int) throws {
        try clear()
        try wakeMemory(size)
    }

    /// Takes memory for so many bytes of files and gives it back.
    ///
    /// A virtual machine returns what lies idle to its host and is slow to get it again: whoever came first after a rest
    /// would take several times as long as the others.
    private func wakeMemory(_ size: Int) throws {
        guard folder.hasPrefix("/dev/shm") else { return }
        let path = folder + "/idle"
        defer { try? FileManager.default.removeItem(atPath: path) }
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        let file = try FileHandle(forWritingTo: URL(filePath: path))
        let block = Data(count: 1 << 20)
        for _ in 0...size >> 20 { try file.write(contentsOf: block) }
        try file.close()
    }

    /// Runs a program where the server's certificate is among the system's, for programs that have no option for it.
    private func trusting(_ certificate: String) throws -> [String] {
        guard getuid() == 0 else { throw Obstacle(description: "trusting the server's certificate needs root") }
        let system = "/etc/ssl/certs/ca-certificates.crt"
        let all = folder + "/authorities.pem"
        let texts = try [system, certificate].map { try String(contentsOfFile: $0, encoding: .utf8) }
        try texts.joined(separator: "\n").write(toFile: all, atomically: true, encoding: .utf8)
        return ["unshare", "-m", "sh", "-c", "mount --bind \(all) \(system) && exec \"$@\"", "sh"]
    }

    // MARK: Small files

    func fetchSmallFiles(_ count: Int, repetitions: Int) throws -> [Result] {
        for index in 0..<count { try makeFile("small/\(index).mp4", size: 64 << 10) }
        let server = try WebServer(root: www, folder: folder + "/nginx")
        defer { server.close() }
        let base = "http://127.0.0.1:\(server.port)/small"
        let list = folder + "/list"
        try (0..<count).map { "\(base)/\($0).mp4\n" }.joined().write(toFile: list, atomically: true, encoding: .utf8)
        let curlList = folder + "/curl-list"
        try (0..<count).map { "url=\"\(base)/\($0).mp4\"\noutput=\"\(output)/\($0).mp4\"\n" }.joined()
            .write(toFile: curlList, atomically: true, encoding: .utf8)
        let me = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let contenders = [
            Contender("zentrio's runtime", [me, "trial", "small", "--list", list, "--output", output]),
            Contender("curl --parallel", ["curl", "-sSf", "--parallel", "-K", curlList]),
            Contender("aria2c -i", ["aria2c", "-q", "-j16", "--file-allocation=none", "-d", output, "-i", list]),
        ].map { contender in
            var contender = contender
            contender.isRight = { [output] in
                (0..<count).allSatisfy { FileSize.of("\(output)/\($0).mp4") == 64 << 10 }
            }
            return contender
        }
        return try ProgramRunner.alternate(contenders, repetitions: repetitions, environment: environment) {
            // Each file takes a little more than its bytes.
            try prepare(for: count * (80 << 10))
        }
    }

    // MARK: Trials

    /// Runs a trial of the runtime; it prints its own figures.
    func trial(_ name: String) throws -> Result {
        try clear()
        let me = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let isSlow = name == "events"
        let film = isSlow ? "slow.mp4" : "film.mp4"
        // Two hundred slow ones run together: there must be room for all of them, or some wait for it.
        try makeFile(film, size: isSlow ? 32 << 20 : filmSize)
        let server = try WebServer(root: www, folder: folder + "/nginx", rate: isSlow ? "128k" : nil)
        defer { server.close() }
        let (cost, output) = try ProgramRunner.run(
            [me, "trial", name, "--address", "http://127.0.0.1:\(server.port)/\(film)", "--output", self.output],
            environment: environment)
        let remark = output.split(separator: "\n").last.map(String.init) ?? ""
        return Result(contender: "zentrio's runtime", measurements: [cost], remark: remark)
    }

    // MARK: Files

    /// Makes a file that looks like an MP4 and differs from those with other stamps; one of the right size stays.
    func makeFile(_ name: String, size: Int, stamp: Int = 0) throws {
        let path = "\(www)/\(name)"
        guard FileSize.of(path) != size else { return }
        try FileManager.default.createDirectory(
            atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        let file = try FileHandle(forWritingTo: URL(filePath: path))
        var block = Data([0, 0, 0, 24] + Array("ftypisom".utf8) + [0, 0, 2, 0] + Array("isommp41".utf8))
        withUnsafeBytes(of: UInt64(stamp)) { block.append(contentsOf: $0) }
        block.append(Data((0..<min(size, 1 << 20)).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ ($0 >> 8)) }))
        var rest = size
        while rest > 0 {
            let piece = block.prefix(rest)
            try file.write(contentsOf: piece)
            rest -= piece.count
        }
        try file.close()
    }

    /// Takes away what contenders made.
    func clear() throws {
        for name in ["out", "home"] {
            try FileManager.default.removeItem(atPath: "\(folder)/\(name)")
            try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
        }
    }
}

/// Sizes of files.
enum FileSize {
    /// The size in bytes; nil when there is no such file.
    static func of(_ path: String) -> Int? {
        (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? nil
    }
}
