import Foundation
import Manifests
import Testing

@testable import Zentrio

struct ManifestFolderTests {
    private let folder = FileManager.default.temporaryDirectory.path + "/zentrio-manifest-\(UUID().uuidString)"

    private func write(_ files: [String: String]) throws {
        for (name, text) in files {
            let url = URL(filePath: "\(folder)/\(name)")
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
        }
    }

    private static let master = """
        #EXTM3U
        #EXT-X-STREAM-INF:BANDWIDTH=5,RESOLUTION=2x1
        sub%20dir/v.m3u8?x=1
        #EXT-X-STREAM-INF:BANDWIDTH=6,RESOLUTION=4x2
        http://elsewhere/w.m3u8
        """
    private static let list = "#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\na.ts\n#EXT-X-ENDLIST\n"

    @Test func fileAndItsPlaylists_areReadFromDisk() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try write(["m.m3u8": Self.master, "sub dir/v.m3u8": Self.list])
        let plan = try ManifestFolder(path: "\(folder)/m.m3u8", base: nil).plan()
        #expect(plan.periods.first?.tracks.first?.segments.first?.url == "file://\(folder)/sub%20dir/a.ts")
        #expect(plan.warnings.contains { $0.sentence.contains("http://elsewhere/w.m3u8") })
    }

    @Test func base_makesTheAddresses() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try write(["m.m3u8": Self.master, "sub dir/v.m3u8": Self.list])
        let plan = try ManifestFolder(path: "\(folder)/m.m3u8", base: "https://cdn/x/master.m3u8?t=1").plan()
        #expect(plan.periods.first?.tracks.first?.segments.first?.url == "https://cdn/x/sub%20dir/a.ts")
    }

    @Test(arguments: ["missing", ""])
    func unreadableFile_isAnError(name: String) throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try write(["m": ""])
        #expect(throws: ManifestError.self) { try ManifestFolder(path: "\(folder)/\(name)", base: nil).plan() }
    }

    @Test func failure_namesThePlaceAndTheStatus() {
        let failure = CommandFailure(ManifestError(.invalid, "It is wrong.", at: "EXTINF", line: 3))
        #expect(failure == CommandFailure(.networkFailed, "It is wrong. (line 3, EXTINF)"))
        #expect(CommandFailure(ManifestError(.live, "It is live.")) == CommandFailure(.refused, "It is live."))
        #expect(CommandFailure(ManifestError(.drmProtected, "No.", at: "x")).status == .refused)
    }
}
