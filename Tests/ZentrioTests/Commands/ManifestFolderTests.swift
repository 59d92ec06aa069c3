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

    @Test(arguments: [
        "../outside.m3u8", "%2e%2e/outside.m3u8", "x/%2E%2E/../../outside.m3u8", "link.m3u8", "linked/outside.m3u8",
        "..%2foutside.m3u8", "sub%00/../outside.m3u8",
    ])
    func fileOutsideOfTheFolder_isNotRead(reference: String) throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let master = Self.master.replacing("sub%20dir/v.m3u8?x=1", with: reference)
        try write(["in/m.m3u8": master, "in/sub/v.m3u8": Self.list, "outside.m3u8": Self.list])
        let files = FileManager.default
        try files.createSymbolicLink(atPath: "\(folder)/in/link.m3u8", withDestinationPath: "../outside.m3u8")
        try files.createSymbolicLink(atPath: "\(folder)/in/linked", withDestinationPath: folder)
        for base in [nil, "https://cdn/x/master.m3u8", "file://\(folder)/in/m.m3u8"] {
            let plan = try? ManifestFolder(path: "\(folder)/in/m.m3u8", base: base).plan()
            #expect(plan?.periods.flatMap(\.tracks).allSatisfy(\.segments.isEmpty) ?? true)
        }
    }

    @Test func fileThatIsNamedWhole_isReadOnlyInTheFolder() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for (place, isRead) in [("in/v.m3u8", true), ("outside.m3u8", false)] {
            let master = Self.master.replacing("sub%20dir/v.m3u8?x=1", with: "file://\(folder)/\(place)")
            try write(["in/m.m3u8": master, place: Self.list])
            let plan = try? ManifestFolder(path: "\(folder)/in/m.m3u8", base: nil).plan()
            #expect((plan?.periods.first?.tracks.first?.segments.isEmpty == false) == isRead)
        }
    }

    @Test func folderBehindALink_isReadAsAnyOther() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try write(["in/m.m3u8": Self.master, "in/sub dir/v.m3u8": Self.list])
        try FileManager.default.createSymbolicLink(atPath: "\(folder)/link", withDestinationPath: "in")
        let plan = try ManifestFolder(path: "\(folder)/link/m.m3u8", base: nil).plan()
        #expect(plan.periods.first?.tracks.first?.segments.count == 1)
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
